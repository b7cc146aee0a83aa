using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Ids;
using BlazingSun.Games.Reservations;
using BlazingSun.Games.Rooms;
using BlazingSun.Platform;

namespace BlazingSun.Games.Commands;

/// <summary>Gathers, for one socket, where its user is and what it missed. Complete or a snapshot, never partial.</summary>
internal sealed class RoomSyncing(RoomClient client, Seats seats, Replies replies)
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
        IEnumerable<RoomId> rooms = (await seats.OfAsync(user, cancellationToken)).Rooms;
        foreach ((RoomId room, RoomLook? look) in await Task.WhenAll(rooms.Select(room => LookAsync(room, Question(user, room, sync), cancellationToken))))
        {
            if (look is null)
            {
                unavailable.Add(room);
            }
            else if (look is { Closed: false, Sync: { } answer })
            {
                found.Add(answer);
            }
        }

        await replies.SendAsync(
            new SyncAnswer(user, connection, sync.Rooms is not null, command.CorrelationId, found, unavailable), CancellationToken.None);
        return null;
    }

    // Null: the room could not be asked in time. The others are answered all the same.
    private async Task<(RoomId Room, RoomLook? Look)> LookAsync(RoomId room, RoomQuestion question, CancellationToken cancellationToken)
    {
        try
        {
            return (room, await client.LookAsync(room, question, cancellationToken));
        }
        catch (Exception e) when (e is DependencyUnavailableException or OperationCanceledException)
        {
            return (room, null);
        }
    }

    private static RoomQuestion Question(UserId user, RoomId room, SyncState sync) =>
        sync.Rooms is null
            ? new RoomQuestion(user)
            : new RoomQuestion(user, sync.Rooms.TryGetValue(room, out long after) ? after : null, WantState: true);
}
