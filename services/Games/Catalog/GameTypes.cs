using System.Data.Common;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Relational;
using BlazingSun.Rules.Games;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Games.Catalog;

/// <summary>A row of the catalog, as <c>GET /api/game-types</c> shows it.</summary>
internal sealed record GameType
{
    public string Slug { get; init; } = "";
    public string Name { get; init; } = "";
    public string Description { get; init; } = "";
    public int MinPlayers { get; init; }
    public int MaxPlayers { get; init; }
    public string? ThumbnailUrl { get; init; }

    /// <summary>Whether a bot can take a seat.</summary>
    public bool HasBot { get; init; }

    /// <summary>Whether new rooms may be opened.</summary>
    public bool IsActive { get; init; }
}

/// <summary>The catalog: which games there are is code, whether they are offered and how they are described is data.</summary>
internal sealed class GameTypes([FromKeyedServices(GamesApp.Name)] IDatabase database, GameCatalog games, TimeProvider time)
{
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
            SELECT slug AS "Slug", name AS "Name", description AS "Description", min_players AS "MinPlayers",
                   max_players AS "MaxPlayers", thumbnail_url AS "ThumbnailUrl", is_active AS "IsActive"
            FROM game_types WHERE is_active ORDER BY id
            """;
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        IEnumerable<GameType> rows = await connection.QueryAsync<GameType>(new CommandDefinition(Sql, cancellationToken: cancellationToken));
        return [.. rows.Select(row => row with { HasBot = games.Find(new GameSlug(row.Slug))?.Bot is not null })];
    }

    public async ValueTask<bool> IsActiveAsync(GameSlug game, CancellationToken cancellationToken)
    {
        const string Sql = "SELECT COUNT(*) FROM game_types WHERE slug = @Slug AND is_active";
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(
            new CommandDefinition(Sql, new { Slug = game.Value }, cancellationToken: cancellationToken)) > 0;
    }
}
