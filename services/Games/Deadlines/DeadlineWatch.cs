using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Workflows;
using BlazingSun.Rules.Rooms;

namespace BlazingSun.Games.Deadlines;

/// <summary>Starts the workflows that ask a room about its deadlines. Idempotent: ids are unique per room and purpose.</summary>
internal sealed class DeadlineWatch(IWorkflowClient workflows, TimeProvider time)
{
    /// <summary>Has the room asked at each of its deadlines until it is closed.</summary>
    public async ValueTask WatchRoomAsync(Room room, CancellationToken cancellationToken)
    {
        if (RoomChecks.Next(room, time.GetUtcNow()) is { } at)
        {
            await workflows.ScheduleNewWorkflowAsync(
                nameof(RoomDeadlines), $"room-{room.Id.Value:N}", new RoomWatch(room.Id, at), cancellationToken);
        }
    }

    /// <summary>Has the room asked when the seat of a player without a connection is no longer kept.</summary>
    public async ValueTask WatchSeatAsync(Room room, UserId user, CancellationToken cancellationToken)
    {
        if (room.SeatOf(user) is { DisconnectedAt: { } since } seat)
        {
            SeatWatch watch = new(room.Id, since.AddSeconds(room.Config.ReconnectSeconds), user);
            await workflows.ScheduleNewWorkflowAsync(nameof(ReconnectionWindow), IdOf(room, seat), watch, cancellationToken);
        }
    }

    /// <summary>The player is back: the window ends.</summary>
    public async ValueTask EndSeatWatchAsync(Room room, UserId user, CancellationToken cancellationToken)
    {
        if (room.SeatOf(user) is { DisconnectedAt: null } seat)
        {
            await workflows.RaiseEventAsync(IdOf(room, seat), ReconnectionWindow.Reconnected, true, cancellationToken);
        }
    }

    private static string IdOf(Room room, Seat seat) => $"seat-{room.Id.Value:N}-{seat.UserId}-{seat.Attempt}";
}
