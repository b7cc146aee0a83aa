using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Json;
using BlazingSun.Platform.PubSub;

namespace BlazingSun.Gateway.Presence;

/// <summary>What a gateway says of its users and of itself.</summary>
internal sealed class PresenceEnvelopes(GatewayIdentity identity, IIdSource ids, TimeProvider time)
{
    public BusMessage User(UserId user, string? name, bool isHere) => new(user.ToString(), JsonSerializer.SerializeToUtf8Bytes(
        Envelope(isHere ? EventTypes.UserConnected : EventTypes.UserDisconnected, new UserConnection(user, identity.Id, name)),
        ContractsJson.Default.EnvelopeUserConnection));

    public BusMessage Gateway(string what) => new(identity.Id.ToString(), JsonSerializer.SerializeToUtf8Bytes(
        Envelope(what, new GatewayState(identity.Id)), ContractsJson.Default.EnvelopeGatewayState));

    public Envelope<TPayload> Envelope<TPayload>(string type, TPayload payload) => new()
    {
        EventId = ids.New(),
        EventType = type,
        Timestamp = time.GetUtcNow(),
        Producer = "gateway",
        Payload = payload,
    };
}
