using System.Data.Common;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Relational;
using BlazingSun.Rules.Games;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Games.Catalog;

/// <summary>A row of the catalog, as <c>GET /api/game-types</c> shows it.</summary>
/// <param name="Slug">The game's name in addresses and messages.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Description">One or two sentences.</param>
/// <param name="MinPlayers">Players that a game needs.</param>
/// <param name="MaxPlayers">Players that fit.</param>
/// <param name="ThumbnailUrl">A picture.</param>
/// <param name="IsActive">Whether new rooms may be opened.</param>
public sealed record GameType(
    string Slug, string Name, string Description, int MinPlayers, int MaxPlayers, string? ThumbnailUrl, bool IsActive);

/// <summary>The catalog: which games there are is code, whether they are offered and how they are described is data.</summary>
internal sealed class GameTypes([FromKeyedServices(GamesApp.Name)] IDatabase database, GameCatalog games, TimeProvider time)
{
    private sealed record Row(
        string Slug, string Name, string Description, long MinPlayers, long MaxPlayers, string? ThumbnailUrl, long IsActive);

    /// <summary>Adds the games that the catalog does not have yet.</summary>
    public async Task AddMissingAsync(CancellationToken cancellationToken)
    {
        const string Sql = """
            INSERT INTO game_types (slug, name, description, min_players, max_players, created_at)
            VALUES (@Slug, @Name, @Description, @MinPlayers, @MaxPlayers, @Now) ON CONFLICT (slug) DO NOTHING
            """;
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        foreach (IGame game in games.All)
        {
            object row = new
            {
                Slug = game.Slug.Value,
                game.Name,
                game.Description,
                game.MinPlayers,
                game.MaxPlayers,
                Now = time.GetUtcNow().ToUnixTimeMilliseconds(),
            };
            await connection.ExecuteAsync(new CommandDefinition(Sql, row, cancellationToken: cancellationToken));
        }
    }

    /// <summary>The games that are offered.</summary>
    public async Task<IReadOnlyList<GameType>> ReadAsync(CancellationToken cancellationToken)
    {
        const string Sql = """
            SELECT slug AS "Slug", name AS "Name", description AS "Description", CAST(min_players AS BIGINT) AS "MinPlayers",
                   CAST(max_players AS BIGINT) AS "MaxPlayers", thumbnail_url AS "ThumbnailUrl",
                   CAST(CASE WHEN is_active THEN 1 ELSE 0 END AS BIGINT) AS "IsActive"
            FROM game_types ORDER BY id
            """;
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        IEnumerable<Row> rows = await connection.QueryAsync<Row>(new CommandDefinition(Sql, cancellationToken: cancellationToken));
        return [.. rows.Select(r => new GameType(
            r.Slug, r.Name, r.Description, (int)r.MinPlayers, (int)r.MaxPlayers, r.ThumbnailUrl, r.IsActive == 1))];
    }

    public async ValueTask<bool> IsActiveAsync(GameSlug game, CancellationToken cancellationToken)
    {
        const string Sql = "SELECT COUNT(*) FROM game_types WHERE slug = @Slug AND is_active";
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(
            new CommandDefinition(Sql, new { Slug = game.Value }, cancellationToken: cancellationToken)) > 0;
    }
}
