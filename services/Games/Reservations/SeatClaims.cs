using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Rooms;
using BlazingSun.Games.Rooms;

namespace BlazingSun.Games.Reservations;

/// <summary>Claims a user's one seat of a game type. A finished game does not hold its players: taking a seat elsewhere leaves it.</summary>
internal sealed class SeatClaims(Seats seats, RoomClient rooms)
{
    public async ValueTask<Refusal?> TakeAsync(Caller caller, GameSlug game, RoomId room, CancellationToken cancellationToken)
    {
        if (await seats.ClaimAsync(caller.UserId, game, room, cancellationToken) is not { } holder)
        {
            return null;
        }

        RoomLook other = await rooms.LookAsync(holder, new RoomQuestion(caller.UserId), cancellationToken);
        if (other.Status != RoomStatus.Finished)
        {
            return Refusal.Of(ErrorCode.ALREADY_IN_ROOM);
        }

        RoomRequest leave = new(new LeaveRoom(holder), caller, null, null, default);
        await rooms.HandleAsync(holder, new RoomBatch([leave]), cancellationToken);
        return await seats.ClaimAsync(caller.UserId, game, room, cancellationToken) is null
            ? null
            : Refusal.Of(ErrorCode.ALREADY_IN_ROOM);
    }

    public ValueTask ReleaseAsync(Caller caller, RoomId room, CancellationToken cancellationToken) =>
        seats.ReleaseAsync(caller.UserId, room, cancellationToken);
}
