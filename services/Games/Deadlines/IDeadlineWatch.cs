using BlazingSun.Contracts.Ids;
using BlazingSun.Rules.Rooms;

namespace BlazingSun.Games.Deadlines;

/// <summary>Starts the workflows that ask a room about its deadlines. Idempotent; never awaited by a player.</summary>
internal interface IDeadlineWatch
{
    /// <summary>Asks the room at each of its deadlines until it is closed.</summary>
    ValueTask WatchRoomAsync(Room room, CancellationToken cancellationToken);

    /// <summary>Asks the room when the seat of a player without a connection is no longer kept.</summary>
    ValueTask WatchSeatAsync(Room room, UserId user, CancellationToken cancellationToken);
}
