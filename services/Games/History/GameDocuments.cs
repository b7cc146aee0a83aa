using System.Text.Json;
using System.Text.Json.Nodes;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BlazingSun.Games.History;

/// <summary>Which finished game.</summary>
internal readonly record struct GameKey(RoomId RoomId, int Number)
{
    public override string ToString() => $"game:{RoomId}:{Number}";
}

/// <summary>The finished games with their moves, one value each.</summary>
internal sealed class GameDocuments(
    [FromKeyedServices(StateStores.Documents)] IStateStore store, IOptions<GamesOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);

    /// <summary>Stores a game. One that is stored already stays as it is: names may have gone from it.</summary>
    public async ValueTask AddAsync(GameRecord game, CancellationToken cancellationToken)
    {
        byte[] value = JsonSerializer.SerializeToUtf8Bytes(game, HistoryJson.Default.GameRecord);
        string key = new GameKey(game.RoomId, game.GameNumber).ToString();
        await store.SaveAsync(key, value, Expected.Absent, TimeLeft(game.FinishedAt), cancellationToken);
    }

    public async ValueTask<GameRecord?> ReadAsync(GameKey game, CancellationToken cancellationToken) =>
        await store.GetAsync(game.ToString(), cancellationToken) is { } entry
            ? JsonSerializer.Deserialize(entry.Value.Span, HistoryJson.Default.GameRecord)
            : null;

    /// <summary>Takes a user's name out of a game.</summary>
    /// <returns>False when somebody else changed it meanwhile: then it has to be done again.</returns>
    public async ValueTask<bool> EraseNameAsync(GameKey game, UserId user, DateTimeOffset finishedAt, CancellationToken cancellationToken)
    {
        if (await store.GetAsync(game.ToString(), cancellationToken) is not { } entry)
        {
            return true;
        }

        JsonNode document = JsonNode.Parse(entry.Value.Span)!;
        NameEraser.Erase(document, user.ToString());
        byte[] value = JsonSerializer.SerializeToUtf8Bytes(document, HistoryJson.Default.JsonNode);
        Expected version = Expected.Version(entry.ETag);
        return await store.SaveAsync(game.ToString(), value, version, TimeLeft(finishedAt), cancellationToken) is not null;
    }

    public async ValueTask RemoveAsync(GameKey game, CancellationToken cancellationToken) =>
        await store.DeleteAsync(game.ToString(), Expected.Any, cancellationToken);

    private TimeSpan? TimeLeft(DateTimeOffset finishedAt)
    {
        if (options.Value.HistoryDays == 0)
        {
            return null;
        }

        TimeSpan left = finishedAt.AddDays(options.Value.HistoryDays) - time.GetUtcNow();
        return left > Shortest ? left : Shortest;
    }
}
