using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Gateway.Shutdown;
using BlazingSun.Gateway.Sockets;

namespace BlazingSun.Gateway.Commands;

/// <summary>Does the gateway's own part of a client's command and sends it on its way.</summary>
internal sealed class CommandDesk(CommandQueue queue, IEnumerable<ICommandFilter> filters, GoingAway goingAway)
{
    private readonly ICommandFilter[] _filters = [.. filters];

    /// <returns>Why the command is not sent; null when it is, and while the gateway is going away: then the next one gets it again.</returns>
    public Refusal? Accept(ClientSocket socket, ClientCommand command, string? correlationId)
    {
        if (goingAway.HasBegun)
            return null;
        foreach (ICommandFilter filter in _filters)
        {
            FilterResult result = filter.Apply(socket, command, correlationId);
            if (result.IsDone)
                return result.Refusal;
        }

        return queue.Send(socket, command, correlationId);
    }
}
