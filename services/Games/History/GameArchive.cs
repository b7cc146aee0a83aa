using System.Data.Common;
using BlazingSun.Games.Rooms;
using BlazingSun.Platform;

namespace BlazingSun.Games.History;

/// <summary>Stores finished games: first the moves, then the row by which they are found. Storing one again changes nothing.</summary>
internal sealed class GameArchive(GameLogs logs, GameDocuments documents, PastGames games, HistoryChanges changes, TimeProvider time)
{
    /// <summary>After an attempt that failed the room is left in peace for so long.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    // Below the time that commands have: the room takes none meanwhile.
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(1);

    /// <returns>False: not now.</returns>
    public async ValueTask<bool> TryStoreAsync(RoomDocument document, EndedGame game, CancellationToken cancellationToken)
    {
        if (time.GetUtcNow() < document.StoreGamesAt)
        {
            return false;
        }

        using CancellationTokenSource deadline = new(Deadline, time);
        await using CancellationTokenRegistration stop = cancellationToken.UnsafeRegister(
            static source => ((CancellationTokenSource)source!).Cancel(), deadline);
        try
        {
            await StoreAsync(document, game, deadline.Token);
            return true;
        }
        catch (Exception e) when (e is DependencyUnavailableException or DbException or OperationCanceledException)
        {
            document.StoreGamesAt = time.GetUtcNow() + Pause;
            return false;
        }
    }

    private async ValueTask StoreAsync(RoomDocument document, EndedGame game, CancellationToken cancellationToken)
    {
        GameKey key = new(game.Record.RoomId, game.Record.GameNumber);
        if (await games.HasAsync(key, cancellationToken))
        {
            return;
        }

        GameRecord record = game.Record with { Events = await logs.ReadAsync(document, game.LastSeq, cancellationToken) };
        await documents.AddAsync(record, cancellationToken);
        if (await games.AddAsync(record, cancellationToken))
        {
            changes.Signal();
        }
    }
}
