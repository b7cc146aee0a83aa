using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Json;
using BlazingSun.Gateway.FanOut;
using BlazingSun.Platform.PubSub;

namespace BlazingSun.Gateway.Accounts;

/// <summary>Hears of users who were removed on other gateways.</summary>
internal sealed class RemovalConsumer(AccountEnds ends, DeadLetters deadLetters, ILogger<RemovalConsumer> log)
    : EventConsumer(Topics.SystemEvents, traffic: null, deadLetters, log)
{
    protected override void Handle(ReadOnlyMemory<byte> message)
    {
        if (JsonSerializer.Deserialize(message.Span, ContractsJson.Default.EnvelopeUserConnection)
            is { EventType: EventTypes.UserDeleted, Payload: { } whose, Timestamp: var removedAt })
            ends.End(new FormerUser(whose.UserId, removedAt));
    }
}
