using System.Data.Common;
using BlazingSun.Contracts;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Rooms;
using BlazingSun.Platform;
using BlazingSun.Platform.Relational;
using BlazingSun.Rules.Games;
using BlazingSun.Rules.Rooms;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Games.Lobby;

/// <summary>What lobbies show of the live rooms.</summary>
internal sealed class RoomList(
    [FromKeyedServices(GamesApp.Name)] IDatabase database, GameCatalog games, LobbyChanges changes, TimeProvider time)
{
    /// <summary>After an attempt that failed no room waits for the database for so long.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    // Below the time that commands have: the room takes none meanwhile.
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(1);

    private DateTimeOffset notBefore;

    /// <summary>Whether no room is to wait for the database now.</summary>
    public bool IsPaused => time.GetUtcNow() < notBefore;

    // Properties, not a constructor: SQLite tells a column's type only by its first row.
    private sealed record Row
    {
        public string RoomId { get; init; } = "";
        public string GameType { get; init; } = "";
        public string RoomName { get; init; } = "";
        public string RoomCode { get; init; } = "";
        public string HostName { get; init; } = "";
        public string Status { get; init; } = "";
        public int PlayerCount { get; init; }
        public int MaxPlayers { get; init; }
        public int SpectatorCount { get; init; }
        public bool AllowSpectators { get; init; }
    }

    public bool Knows(GameSlug game) => games.Find(game) is not null;

    /// <summary>
    /// Puts a room's present look into the list, or takes a closed room out; an older look never replaces a newer one. The room waits for it: a database that does not
    /// answer costs one of them a second, and then none until it is tried again.
    /// </summary>
    /// <exception cref="DependencyUnavailableException">Not now.</exception>
    public async ValueTask PutAsync(Room room, CancellationToken cancellationToken)
    {
        if (IsPaused)
        {
            throw new DependencyUnavailableException("games-database", "it did not answer a moment ago");
        }

        using CancellationTokenSource deadline = new(Deadline, time);
        await using CancellationTokenRegistration stop = cancellationToken.UnsafeRegister(
            static source => ((CancellationTokenSource)source!).Cancel(), deadline);
        try
        {
            await WriteAsync(room, deadline.Token);
        }
        catch (Exception e) when (e is DependencyUnavailableException or DbException or OperationCanceledException)
        {
            notBefore = time.GetUtcNow() + Pause;
            throw;
        }
    }

    /// <summary>Public open rooms, those with a free seat first, at most <see cref="Limits.ListedRooms"/>.</summary>
    public async ValueTask<RoomsUpdated> ReadAsync(GameSlug? game, RoomStatus? status, CancellationToken cancellationToken)
    {
        const string Sql = """
            SELECT room_id AS "RoomId", game_type AS "GameType", room_name AS "RoomName", room_code AS "RoomCode",
                   host_name AS "HostName", status AS "Status", player_count AS "PlayerCount", max_players AS "MaxPlayers",
                   spectator_count AS "SpectatorCount", allow_spectators AS "AllowSpectators"
            FROM rooms
            WHERE is_public AND (@Game = '' OR game_type = @Game)
              AND (status = @Status OR (@Status = '' AND status IN ('waiting', 'playing')))
            ORDER BY CASE status WHEN 'waiting' THEN 0 ELSE 1 END, created_at DESC
            LIMIT @Limit
            """;
        object wanted = new { Game = game?.Value ?? "", Status = status is null ? "" : NameOf(status.Value), Limit = Limits.ListedRooms };
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        IEnumerable<Row> rows = await connection.QueryAsync<Row>(new CommandDefinition(Sql, wanted, cancellationToken: cancellationToken));
        return new RoomsUpdated(game, [.. rows.Select(Summary)]);
    }

    /// <summary>All open rooms, private ones too.</summary>
    public async ValueTask<IReadOnlyList<RoomId>> OpenRoomsAsync(CancellationToken cancellationToken)
    {
        const string Sql = "SELECT room_id FROM rooms";
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        IEnumerable<string> ids = await connection.QueryAsync<string>(new CommandDefinition(Sql, cancellationToken: cancellationToken));
        return [.. ids.Select(Id.Parse<RoomId>)];
    }

    private async ValueTask WriteAsync(Room room, CancellationToken cancellationToken)
    {
        const string Sql = """
            INSERT INTO rooms (room_id, game_type, room_name, room_code, host_name, status, is_public, allow_spectators,
                               player_count, max_players, spectator_count, seq, created_at)
            VALUES (@RoomId, @GameType, @RoomName, @RoomCode, @HostName, @Status, @IsPublic, @AllowSpectators,
                    @PlayerCount, @MaxPlayers, @SpectatorCount, @Seq, @CreatedAt)
            ON CONFLICT (room_id) DO UPDATE SET host_name = excluded.host_name, status = excluded.status,
                is_public = excluded.is_public, allow_spectators = excluded.allow_spectators,
                player_count = excluded.player_count, max_players = excluded.max_players,
                spectator_count = excluded.spectator_count, seq = excluded.seq
            WHERE rooms.seq < excluded.seq
            """;
        const string Delete = "DELETE FROM rooms WHERE room_id = @RoomId";
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(
            new CommandDefinition(room.Closed ? Delete : Sql, RowOf(room), cancellationToken: cancellationToken));
        changes.Add(room.GameType);
    }

    private static object RowOf(Room room) => new
    {
        RoomId = room.Id.ToString(),
        GameType = room.GameType.Value,
        RoomName = room.Name,
        RoomCode = room.Code.Value,
        HostName = room.SeatOf(room.HostId)?.Name ?? "",
        Status = NameOf(room.Status),
        IsPublic = room.Config.Visibility == Visibility.Public,
        room.Config.AllowSpectators,
        PlayerCount = room.Players.Count,
        room.Config.MaxPlayers,
        SpectatorCount = room.Spectators.Count,
        room.Seq,
        CreatedAt = room.CreatedAt.ToUnixTimeMilliseconds(),
    };

    private static RoomSummary Summary(Row row) => new(
        Id.Parse<RoomId>(row.RoomId), row.RoomName, new RoomCode(row.RoomCode), new GameSlug(row.GameType), row.HostName,
        Enum.Parse<RoomStatus>(row.Status, ignoreCase: true), row.PlayerCount, row.MaxPlayers, row.SpectatorCount,
        row.AllowSpectators);

    private static string NameOf(RoomStatus status) => status switch
    {
        RoomStatus.Waiting => "waiting",
        RoomStatus.Playing => "playing",
        RoomStatus.Finished => "finished",
        _ => "abandoned",
    };
}
