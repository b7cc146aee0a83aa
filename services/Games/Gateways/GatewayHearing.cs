namespace BlazingSun.Games.Gateways;

/// <summary>What this replica hears of the gateways.</summary>
internal sealed class GatewayHearing(KnownGateways gateways, GatewayMemory memory, GatewayEcho echo)
{
    public KnownGateways Gateways { get; } = gateways;

    public GatewayMemory Memory { get; } = memory;

    public GatewayEcho Echo { get; } = echo;
}
