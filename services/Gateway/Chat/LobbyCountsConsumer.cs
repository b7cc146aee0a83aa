using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Json;
using BlazingSun.Gateway.FanOut;
using BlazingSun.Gateway.Presence;
using BlazingSun.Platform.PubSub;

namespace BlazingSun.Gateway.Chat;

/// <summary>What the other gateways say of their lobbies.</summary>
internal sealed class LobbyCountsConsumer(
    LobbyCensus census, GatewayIdentity identity, DeadLetters deadLetters, ILogger<LobbyCountsConsumer> log)
    : EventConsumer(Topics.GatewayPresence, traffic: null, deadLetters, log)
{
    protected override void Handle(ReadOnlyMemory<byte> message)
    {
        EnvelopeHead head = EnvelopeHead.Read(message);
        if (head.EventType != EventTypes.LobbyCounts)
            return;
        LobbyCounts counts = JsonSerializer.Deserialize(head.Payload.Span, ContractsJson.Default.LobbyCounts) ?? throw new JsonException("no counts");
        if (counts.GatewayId != identity.Id)
            census.Hear(counts);
    }
}
