using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Json;
using BlazingSun.Platform.PubSub;

namespace BlazingSun.Chat.Commands;

/// <summary>
/// Takes commands off the bus: those of one key in their order, keys side by side. What is not done in time is answered with UNAVAILABLE.
/// </summary>
internal sealed class ChatCommandConsumer(ChatRoutes routes, TimeProvider time) : IBatchConsumer
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(2);

    public async ValueTask<BatchResult> HandleAsync(IReadOnlyList<BusMessage> batch, CancellationToken cancellationToken)
    {
        // All before the first is carried out: one that cannot be read shall not have the others done twice.
        List<(ChatRequest Request, ClientCommand Command)> requests = [.. batch.Select(Read)];
        using CancellationTokenSource deadline = new(Deadline, time);
        await using CancellationTokenRegistration stop = cancellationToken.UnsafeRegister(
            static source => ((CancellationTokenSource)source!).Cancel(), deadline);
        CancellationToken token = deadline.Token;
        await Task.WhenAll(requests.GroupBy(one => one.Request.Key).Select(group => HandleInOrderAsync(group, token)));
        return BatchResult.Done;
    }

    private async Task HandleInOrderAsync(IEnumerable<(ChatRequest Request, ClientCommand Command)> requests, CancellationToken deadline)
    {
        foreach ((ChatRequest request, ClientCommand command) in requests)
            await routes.HandleAsync(request, command, deadline);
    }

    private static (ChatRequest Request, ClientCommand Command) Read(BusMessage message)
    {
        Envelope<ClientCommand> envelope = message.Read(ContractsJson.Default.EnvelopeClientCommand);
        Caller caller = envelope.Actor ?? throw new JsonException("a command of nobody");
        ChatRequest request = new(message.Key, caller, envelope.ConnectionId, envelope.CorrelationId) { EventId = envelope.EventId };
        return (request, envelope.Payload);
    }
}
