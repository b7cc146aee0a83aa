using BlazingSun.Games.Rooms;

namespace BlazingSun.Games.History;

/// <summary>Stores finished games: first the moves, then the row by which they are found. Storing one again changes nothing.</summary>
internal sealed class GameArchive(GameLogs logs, GameDocuments documents, PastGames games, HistoryChanges changes)
{
    public async ValueTask StoreAsync(RoomDocument document, EndedGame game, CancellationToken cancellationToken)
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
