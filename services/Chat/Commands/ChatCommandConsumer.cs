using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Json;
using BlazingSun.Platform.PubSub;

namespace BlazingSun.Chat.Commands;

/// <summary>
/// Takes commands off the bus: those of one key in their order, keys side by side. What is not done in time is answered with UNAVAILABLE.
/// </summary>
internal sealed class ChatCommandConsumer(ChatRoutes routes, DeadLetters deadLetters, TimeProvider time) : IBatchConsumer
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(2);

    public async ValueTask<BatchResult> HandleAsync(IReadOnlyList<BusMessage> batch, CancellationToken cancellationToken)
    {
        using CancellationTokenSource deadline = new(Deadline, time);
        await using CancellationTokenRegistration stop = cancellationToken.UnsafeRegister(
            static source => ((CancellationTokenSource)source!).Cancel(), deadline);
        CancellationToken token = deadline.Token;
        await Task.WhenAll(batch.GroupBy(message => message.Key).Select(group => HandleInOrderAsync(group, token)));
        return BatchResult.Done;
    }

    private async Task HandleInOrderAsync(IEnumerable<BusMessage> messages, CancellationToken deadline)
    {
        foreach (BusMessage message in messages)
        {
            if (Parse(message) is { Actor: { } caller, Payload: { } command } envelope)
                await routes.HandleAsync(RequestOf(message, envelope, caller), command, deadline);
            else
                await deadLetters.PublishAsync(Topics.ChatCommands, message, "not a command envelope", CancellationToken.None);
        }
    }

    private static ChatRequest RequestOf(BusMessage message, Envelope<ClientCommand> envelope, Caller caller) =>
        new(message.Key, caller, envelope.ConnectionId, envelope.CorrelationId) { EventId = envelope.EventId };

    private static Envelope<ClientCommand>? Parse(BusMessage message)
    {
        try
        {
            return JsonSerializer.Deserialize(message.Body.Span, ContractsJson.Default.EnvelopeClientCommand);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
