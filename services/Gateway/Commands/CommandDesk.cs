using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Gateway.Lobbies;
using BlazingSun.Gateway.RateLimits;
using BlazingSun.Gateway.Shutdown;
using BlazingSun.Gateway.Sockets;
using BlazingSun.Gateway.Sync;

namespace BlazingSun.Gateway.Commands;

/// <summary>Sends a client's command on its way, and does the gateway's own part of it.</summary>
internal sealed class CommandDesk(
    CommandQueue queue, SyncDesk sync, RoomLists lists, [FromKeyedServices("rooms")] AttemptLimit creations, GoingAway goingAway)
{
    /// <returns>Why the command is not sent; null when it is, and while the gateway is going away: then the next one gets it again.</returns>
    public Refusal? Accept(ClientSocket socket, ClientCommand command, string? correlationId)
    {
        if (goingAway.HasBegun)
            return null;
        switch (command)
        {
            case SyncState question:
                return sync.Ask(socket, question, correlationId);
            case ListRooms list:
                lists.Subscribe(socket, list.GameType);
                break;
            case CreateRoom when creations.TryCount(socket.User!.Caller.UserId.ToString()) is { Ticks: > 0 } wait:
                return new Refusal(ErrorCode.RATE_LIMITED, "Too many new rooms. Wait a moment.", (int)wait.TotalMilliseconds);
            default:
                break;
        }

        return queue.Send(socket, command, correlationId);
    }
}
