using System.Data.Common;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Rooms;
using BlazingSun.Platform.Relational;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Games.History;

/// <summary>The rows of finished games: by them games are found.</summary>
internal sealed class PastGames([FromKeyedServices(GamesApp.Name)] IDatabase database)
{
    public async ValueTask<bool> HasAsync(GameKey game, CancellationToken cancellationToken)
    {
        const string Sql = "SELECT COUNT(*) FROM games WHERE room_id = @Room AND game_number = @Number";
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(
            new CommandDefinition(Sql, new { Room = game.RoomId.ToString(), game.Number }, cancellationToken: cancellationToken)) > 0;
    }

    /// <summary>Adds a game that is not there yet.</summary>
    /// <returns>Whether a user who was removed meanwhile played in it.</returns>
    public async ValueTask<bool> AddAsync(GameRecord game, CancellationToken cancellationToken)
    {
        const string Game = """
            INSERT INTO games (room_id, game_number, room_name, game_type, is_public, started_at, finished_at, winner_id, reason)
            VALUES (@Room, @GameNumber, @RoomName, @GameType, @IsPublic, @StartedAt, @FinishedAt, @Winner, @Reason)
            ON CONFLICT (room_id, game_number) DO NOTHING RETURNING id
            """;
        const string Player = "INSERT INTO game_players (game_id, seat, user_id, name, score) VALUES (@Id, @Seat, @User, @Name, @Score)";
        const string Former = """
            SELECT COUNT(*) FROM game_players p JOIN former_players f ON f.user_id = p.user_id
            WHERE p.game_id = @id AND f.removed_at + @Kept >= @StartedAt
            """;
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        await using DbTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
        long id = await connection.ExecuteScalarAsync<long>(new CommandDefinition(Game, RowOf(game), transaction, cancellationToken: cancellationToken));
        if (id == 0)
        {
            return false;
        }

        await connection.ExecuteAsync(new CommandDefinition(Player, PlayersOf(id, game), transaction, cancellationToken: cancellationToken));
        long former = await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            Former, new { id, StartedAt = game.StartedAt.ToUnixTimeMilliseconds(), FormerPlayers.Kept }, transaction, cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
        return former > 0;
    }

    /// <summary>The numbers of a room's games that the viewer may see.</summary>
    public async ValueTask<IReadOnlyList<int>> NumbersAsync(RoomId room, UserId viewer, CancellationToken cancellationToken)
    {
        const string Sql = """
            SELECT game_number FROM games g
            WHERE room_id = @Room AND (is_public OR EXISTS (SELECT 1 FROM game_players p WHERE p.game_id = g.id AND p.user_id = @Viewer))
            ORDER BY game_number
            """;
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        object wanted = new { Room = room.ToString(), Viewer = viewer.Value };
        return [.. await connection.QueryAsync<int>(new CommandDefinition(Sql, wanted, cancellationToken: cancellationToken))];
    }

    private static object RowOf(GameRecord game) => new
    {
        Room = game.RoomId.ToString(),
        game.GameNumber,
        game.RoomName,
        GameType = game.GameType.Value,
        IsPublic = game.Config.Visibility == Visibility.Public,
        StartedAt = game.StartedAt.ToUnixTimeMilliseconds(),
        FinishedAt = game.FinishedAt.ToUnixTimeMilliseconds(),
        Winner = game.Result.Winner?.Value,
        game.Result.Reason,
    };

    private static object[] PlayersOf(long id, GameRecord game) =>
    [
        .. game.Players.Select((player, seat) => new
        {
            Id = id,
            Seat = seat,
            User = player.Id.Value,
            player.Name,
            Score = game.Result.FinalScores.GetValueOrDefault(player.Id),
        }),
    ];
}
