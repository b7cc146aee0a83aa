using BlazingSun.Contracts.Ids;

namespace BlazingSun.Gateway.Presence;

/// <summary>Which gateway this is: another one after each start.</summary>
internal sealed class GatewayIdentity(IIdSource ids)
{
    public GatewayId Id { get; } = new(ids.New());
}
