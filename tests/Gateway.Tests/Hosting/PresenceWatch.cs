using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Json;
using BlazingSun.Platform.PubSub;
using BlazingSun.Testing;

namespace BlazingSun.Gateway.Tests.Hosting;

/// <summary>Records who came and went.</summary>
internal sealed class PresenceWatch : IBatchConsumer
{
    public Recorder<string> Seen { get; } = new();

    /// <summary>What gateways said of themselves.</summary>
    public Recorder<string> Gateways { get; } = new();

    /// <summary>Which gateway each message was from.</summary>
    public Recorder<GatewayId> From { get; } = new();

    /// <summary>How users were named.</summary>
    public Recorder<string> Names { get; } = new();

    public ValueTask<BatchResult> HandleAsync(IReadOnlyList<BusMessage> batch, CancellationToken cancellationToken)
    {
        foreach (BusMessage message in batch)
        {
            Envelope<UserConnection> told = JsonSerializer.Deserialize(message.Body.Span, ContractsJson.Default.EnvelopeUserConnection)!;
            bool isOfGateway = told.EventType is EventTypes.GatewayAlive or EventTypes.GatewayClosed;
            (isOfGateway ? Gateways : Seen).Add(isOfGateway ? told.EventType : $"{told.EventType} {told.Payload.UserId}");
            if (told.Payload.GatewayId is { } gateway)
                From.Add(gateway);
            if (told.Payload.Username is { } name)
                Names.Add(name);
        }

        return ValueTask.FromResult(BatchResult.Done);
    }
}
