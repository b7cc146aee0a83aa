using BlazingSun.Contracts.Ids;
using BlazingSun.Games.Deadlines;
using BlazingSun.Games.Lobby;
using BlazingSun.Games.Reservations;
using BlazingSun.Rules.Rooms;

namespace BlazingSun.Games.Rooms;

/// <summary>Carries out a room's effects. Each may be carried out again after a crash, so each is idempotent.</summary>
internal sealed class RoomEffectRunner(Seats seats, NameReservations reservations, RoomList list, DeadlineWatch deadlines)
{
    /// <summary>Runs the effects that must be done before anyone hears of the change (what is free again), or those after it.</summary>
    public async ValueTask RunAsync(RoomId room, RoomDocument document, bool before, CancellationToken cancellationToken)
    {
        for (int i = 0; i < document.Effects.Count;)
        {
            RoomEffect effect = document.Effects[i];
            if (IsBefore(effect) != before)
            {
                i++;
                continue;
            }

            await RunAsync(effect, document.Room!, cancellationToken);
            document.Effects.RemoveAt(i);
        }
    }

    private async ValueTask ReleaseAllAsync(Room room, CancellationToken cancellationToken)
    {
        foreach (UserId member in room.Players.Select(p => p.UserId).Concat(room.Spectators.Select(s => s.UserId)))
        {
            await seats.ReleaseAsync(member, room.Id, cancellationToken);
        }
    }

    private static bool IsBefore(RoomEffect effect) => effect.Kind is RoomEffectKind.ReleaseMember or RoomEffectKind.ReleaseAll;

    private async ValueTask RunAsync(RoomEffect effect, Room room, CancellationToken cancellationToken)
    {
        switch (effect.Kind)
        {
            case RoomEffectKind.ReleaseMember when room.RoleOf(effect.User) is null:
                await seats.ReleaseAsync(effect.User, room.Id, cancellationToken);
                break;
            case RoomEffectKind.ReleaseAll:
                await ReleaseAllAsync(room, cancellationToken);
                await reservations.ReleaseAsync(NameReservations.CodeKey(room.Code), room.Id, cancellationToken);
                await reservations.ReleaseAsync(NameReservations.NameKey(room.GameType, room.Name), room.Id, cancellationToken);
                break;
            case RoomEffectKind.List:
                await list.PutAsync(room, cancellationToken);
                break;
            case RoomEffectKind.WatchDeadlines:
                await deadlines.WatchRoomAsync(room, cancellationToken);
                break;
            case RoomEffectKind.WatchReconnection:
                await deadlines.WatchSeatAsync(room, effect.User, cancellationToken);
                break;
            case RoomEffectKind.EndReconnection:
                await deadlines.EndSeatWatchAsync(room, effect.User, cancellationToken);
                break;
        }
    }
}
