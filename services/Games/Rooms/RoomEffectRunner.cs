using System.Data.Common;
using BlazingSun.Contracts.Ids;
using BlazingSun.Games.Deadlines;
using BlazingSun.Games.History;
using BlazingSun.Games.Lobby;
using BlazingSun.Games.Reservations;
using BlazingSun.Platform;
using BlazingSun.Rules.Rooms;

namespace BlazingSun.Games.Rooms;

/// <summary>Carries out a room's effects. Each may be carried out again after a crash, so each is idempotent.</summary>
internal sealed class RoomEffectRunner(
    Seats seats, NameReservations reservations, RoomList list, DeadlineWatch deadlines, GameArchive archive)
{
    /// <summary>
    /// Runs the effects that are to be done before anyone hears of the change (who hears of it may count on them), or those after it.
    /// What fails stays in the document.
    /// </summary>
    /// <returns>Whether all are done.</returns>
    public async ValueTask<bool> RunAsync(RoomDocument document, bool before, CancellationToken cancellationToken)
    {
        bool done = true;
        for (int i = 0; i < document.Effects.Count;)
        {
            RoomEffect effect = document.Effects[i];
            if (IsBefore(effect) == before && await TryAsync(effect, document, cancellationToken))
            {
                document.Effects.RemoveAt(i);
                continue;
            }

            done &= IsBefore(effect) != before;
            i++;
        }

        return done;
    }

    private static bool IsBefore(RoomEffect effect) =>
        effect.Kind is RoomEffectKind.ReleaseMember or RoomEffectKind.ReleaseAll or RoomEffectKind.List;

    private async ValueTask<bool> TryAsync(RoomEffect effect, RoomDocument document, CancellationToken cancellationToken)
    {
        if (effect.Game is { } game)
        {
            // The same database: a turn does not wait for it twice.
            return !list.IsPaused && await archive.TryStoreAsync(document, game, cancellationToken);
        }

        try
        {
            await RunAsync(effect, document, cancellationToken);
            return true;
        }
        catch (Exception e) when (e is DependencyUnavailableException or DbException or OperationCanceledException)
        {
            return false;
        }
    }

    private async ValueTask ReleaseAllAsync(Room room, CancellationToken cancellationToken)
    {
        foreach (UserId member in room.Players.Select(p => p.UserId).Concat(room.Spectators.Select(s => s.UserId)))
        {
            await seats.ReleaseAsync(member, room.Id, cancellationToken);
        }
    }

    private async ValueTask RunAsync(RoomEffect effect, RoomDocument document, CancellationToken cancellationToken)
    {
        Room room = document.Room!;
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
