using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Json;
using BlazingSun.Platform.PubSub;
using BlazingSun.Testing;

namespace BlazingSun.Gateway.Tests.Hosting;

/// <summary>Records who came and went.</summary>
internal sealed class PresenceWatch : IBatchConsumer
{
    public Recorder<string> Seen { get; } = new();

    public ValueTask<BatchResult> HandleAsync(IReadOnlyList<BusMessage> batch, CancellationToken cancellationToken)
    {
        foreach (BusMessage message in batch)
        {
            Envelope<UserConnection> told = JsonSerializer.Deserialize(message.Body.Span, ContractsJson.Default.EnvelopeUserConnection)!;
            Seen.Add($"{told.EventType} {told.Payload.UserId}");
        }

        return ValueTask.FromResult(BatchResult.Done);
    }
}
