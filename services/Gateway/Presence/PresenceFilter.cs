using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Events;
using BlazingSun.Gateway.Commands;
using BlazingSun.Gateway.Sockets;

namespace BlazingSun.Gateway.Presence;

/// <summary>Takes in whether anybody looks at a page; no other app has to know.</summary>
internal sealed class PresenceFilter(PresenceBook book) : ICommandFilter
{
    public FilterResult Apply(ClientSocket socket, ClientCommand command, string? correlationId)
    {
        if (command is not SetPresence told)
            return default;
        book.Looks(socket, socket.User!.Caller.UserId, told.Status == PresenceStatus.Away);
        return FilterResult.Done();
    }
}
