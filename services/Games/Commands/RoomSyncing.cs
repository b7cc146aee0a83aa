using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Ids;
using BlazingSun.Games.Reservations;
using BlazingSun.Games.Rooms;
using BlazingSun.Platform;

namespace BlazingSun.Games.Commands;

/// <summary>Gathers, for one socket, where its user is and what it missed. Complete or a snapshot, never partial.</summary>
internal sealed class RoomSyncing(RoomClient rooms, Seats seats, Replies replies)
{
    public async ValueTask<Refusal?> SyncAsync(Envelope<ClientCommand> command, SyncState sync, CancellationToken cancellationToken)
    {
        if (command.ConnectionId is not { } connection)
        {
            return null;
        }

        UserId user = command.Actor!.UserId;
        List<RoomSync> found = [];
        List<RoomId> unavailable = [];
        foreach (RoomId room in (await seats.OfAsync(user, cancellationToken)).Rooms)
        {
            try
            {
                RoomLook look = await rooms.LookAsync(room, Question(user, room, sync), cancellationToken);
                if (look is { Closed: false, Sync: { } answer })
                {
                    found.Add(answer);
                }
            }
            catch (DependencyUnavailableException)
            {
                unavailable.Add(room);
            }
        }

        await replies.SendAsync(
            new SyncAnswer(user, connection, sync.Rooms is not null, command.CorrelationId, found, unavailable), cancellationToken);
        return null;
    }

    private static RoomQuestion Question(UserId user, RoomId room, SyncState sync) =>
        sync.Rooms is null
            ? new RoomQuestion(user)
            : new RoomQuestion(user, sync.Rooms.TryGetValue(room, out long after) ? after : null, WantState: true);
}
