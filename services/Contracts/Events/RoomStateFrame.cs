using System.Text.Json.Serialization;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Rooms;

namespace BlazingSun.Contracts.Events;

/// <summary>A game as one viewer may see it. Each game has its own form, told apart by the room's game type.</summary>
[JsonDerivedType(typeof(BiggerDiceView))]
public abstract record GameView;

/// <summary>A seat as everyone sees it.</summary>
public sealed record PlayerView(
    UserId Id, string Name, long? AvatarId, bool Ready, bool Connected, DateTimeOffset? ReconnectBy, DateTimeOffset JoinedAt)
{
    /// <summary>A program of the server plays here; on the wire only where it is so.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsBot => Id.IsBot;
}

/// <summary>The room around the game, as everyone sees it; players in seat order.</summary>
public sealed record RoomView
{
    public required RoomId RoomId { get; init; }
    public required string RoomName { get; init; }
    public required RoomCode RoomCode { get; init; }
    public required GameSlug GameType { get; init; }
    public required RoomStatus Status { get; init; }
    public required UserId HostId { get; init; }
    public required RoomConfig Config { get; init; }
    public required IReadOnlyList<PlayerView> Players { get; init; }
    public required int SpectatorCount { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Who agreed to another game.</summary>
    public required IReadOnlyList<UserId> Rematch { get; init; }

    /// <summary>1 for the first game in this room, 0 before it.</summary>
    public required int GameNumber { get; init; }
}

/// <summary>The viewer's own part: role <c>player</c> or <c>spectator</c>.</summary>
public sealed record YouView(string Role, bool Ready);

/// <summary>All that a viewer may know of a room after event <see cref="RoomEventFrame.Seq"/>.</summary>
public sealed record RoomStateFrame
{
    [JsonPropertyOrder(-4)]
    public string Type { get; } = "games.event.room_state";
    [JsonPropertyOrder(-3)]
    public required RoomId RoomId { get; init; }
    [JsonPropertyOrder(-2)]
    public required long Seq { get; init; }
    public required RoomView Room { get; init; }
    public required GameView? Game { get; init; }
    public required YouView You { get; init; }
}
