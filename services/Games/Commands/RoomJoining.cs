using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Ids;
using BlazingSun.Games.Reservations;
using BlazingSun.Games.Rooms;
using BlazingSun.Rules.Games;

namespace BlazingSun.Games.Commands;

/// <summary>Finds the room that is meant, claims the user's seat, and asks the room for it.</summary>
internal sealed class RoomJoining(GameCatalog games, RoomClient rooms, SeatClaims claims, NameReservations names)
{
    public async ValueTask<Refusal?> JoinAsync(Envelope<ClientCommand> command, JoinRoom join, CancellationToken cancellationToken)
    {
        UserId user = command.Actor!.UserId;
        if (await FindAsync(join, cancellationToken) is not { } room)
        {
            return Refusal.Of(ErrorCode.ROOM_NOT_FOUND);
        }

        RoomLook look = await rooms.LookAsync(room, new RoomQuestion(user, CommandId: command.CorrelationId), cancellationToken);
        if (look.GameType is not { } game)
        {
            return Refusal.Of(ErrorCode.ROOM_NOT_FOUND);
        }

        bool seated = look.Sync?.Role == RoomRole.Player;
        // The claim, which may leave a finished room, is not even made; and without one the room must not be asked, for a seat may be free by then.
        if (!seated && look is { IsFull: true, Closed: false, Answered: false })
        {
            return Refusal.Of(ErrorCode.ROOM_FULL);
        }

        if (!seated && !look.IsFull && await claims.TakeAsync(command.Actor, game, room, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        RoomRequest request = RoomRequest.From(command, new TakeSeat(room, join.ClientSeed));
        RoomBatchResult result = await rooms.HandleAsync(room, new RoomBatch([request]), cancellationToken);
        if (look.Sync is null && !result.Accepted[0])
        {
            await claims.ReleaseAsync(command.Actor, room, cancellationToken);
        }

        return null;
    }

    private async ValueTask<RoomId?> FindAsync(JoinRoom join, CancellationToken cancellationToken)
    {
        if (join.RoomId is not null)
        {
            return join.RoomId;
        }

        if (join.RoomCode is not null)
        {
            return RoomCode.TryParse(join.RoomCode, out RoomCode code)
                ? await names.FindAsync(NameReservations.CodeKey(code), cancellationToken)
                : null;
        }

        foreach (IGame game in games.All.Where(g => join.GameType is null || g.Slug == join.GameType))
        {
            if (await names.FindAsync(NameReservations.NameKey(game.Slug, join.RoomName ?? ""), cancellationToken) is { } room)
            {
                return room;
            }
        }

        return null;
    }
}
