using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Gateway.Sockets;

namespace BlazingSun.Gateway.Commands;

/// <summary>The gateway's own part of commands, before they are sent on. Called by the socket's reader; never waits.</summary>
internal interface ICommandFilter
{
    FilterResult Apply(ClientSocket socket, ClientCommand command, string? correlationId);
}

/// <summary>What becomes of a command: <c>default</c> lets it go on.</summary>
/// <param name="IsDone">It is not sent on.</param>
/// <param name="Refusal">Why not; null when the gateway has done all that was to do.</param>
internal readonly record struct FilterResult(bool IsDone, Refusal? Refusal)
{
    public static FilterResult Done(Refusal? refusal = null) => new(true, refusal);
}
