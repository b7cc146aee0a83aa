using System.Text.Json.Serialization;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Rooms;

namespace BlazingSun.Contracts.Events;

/// <summary>The room exists. The host's own <see cref="PlayerJoined"/> follows.</summary>
public sealed record RoomCreated(string RoomName, RoomCode RoomCode, GameSlug GameType, UserId HostId, RoomConfig Config) : RoomEventFrame;

/// <summary>A seat was taken.</summary>
public sealed record PlayerJoined(UserId PlayerId, string PlayerName, long? AvatarId, int PlayerCount) : RoomEventFrame
{
    /// <summary>A program of the server plays here; on the wire only where it is so.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsBot => PlayerId.IsBot;
}

/// <summary>A seat is free again; reason <c>left</c>, <c>kicked</c> or <c>expired</c>.</summary>
public sealed record PlayerLeft(UserId PlayerId, string PlayerName, string Reason) : RoomEventFrame;

/// <summary>A player is ready, or no longer.</summary>
public sealed record PlayerReady(UserId PlayerId, bool Ready) : RoomEventFrame;

/// <summary>The longest-present player took over.</summary>
public sealed record HostChanged(UserId HostId) : RoomEventFrame;

/// <summary>The settings from now on.</summary>
public sealed record RoomConfigured(RoomConfig Config) : RoomEventFrame;

/// <summary>Someone watches.</summary>
public sealed record SpectatorJoined(UserId SpectatorId, string SpectatorName, int SpectatorCount) : RoomEventFrame;

/// <summary>Someone stopped watching.</summary>
public sealed record SpectatorLeft(UserId SpectatorId, string SpectatorName, int SpectatorCount) : RoomEventFrame;

/// <summary>A player wants another game; it starts when all players agreed.</summary>
public sealed record RematchOffered(UserId PlayerId, IReadOnlyList<UserId> Agreed) : RoomEventFrame;

/// <summary>A player of the game that starts.</summary>
public sealed record PlayerName(UserId Id, string Name);

/// <summary>What the server binds itself to before the first move: hex SHA-256 of the server seed.</summary>
public sealed record FairnessCommitment(string Commitment);

/// <summary>What proves the game fair once it is over.</summary>
public sealed record FairnessReveal(string ServerSeed, IReadOnlyDictionary<UserId, string> ClientSeeds);

/// <summary>A game begins; players in seat order, which is the order of their client seeds.</summary>
public sealed record GameStarted(
    IReadOnlyList<PlayerName> Players, UserId FirstTurn, DateTimeOffset? TurnEndsAt, FairnessCommitment Fairness) : RoomEventFrame;

/// <summary>Whose turn it is, and until when (null = no limit).</summary>
public sealed record TurnChanged(UserId CurrentTurn, int TurnNumber, DateTimeOffset? TurnEndsAt) : RoomEventFrame;

/// <summary>A player has no connection; the seat is kept until <paramref name="ReconnectBy"/>.</summary>
public sealed record PlayerDisconnected(UserId PlayerId, DateTimeOffset ReconnectBy) : RoomEventFrame;

/// <summary>The player is back.</summary>
public sealed record PlayerReconnected(UserId PlayerId) : RoomEventFrame;

/// <summary>The platform was away for a while, which is added to all clocks; these are their new ends.</summary>
/// <param name="ByMs">How long it was away.</param>
/// <param name="TurnEndsAt">Null = no turn clock runs.</param>
/// <param name="ReconnectBy">Of the players without a connection.</param>
public sealed record ClocksMoved(long ByMs, DateTimeOffset? TurnEndsAt, IReadOnlyDictionary<UserId, DateTimeOffset> ReconnectBy) : RoomEventFrame;

/// <summary>The game is over; reason <c>score</c>, <c>forfeit</c>, <c>timeout</c>, <c>resigned</c> or <c>draw</c>.</summary>
public sealed record GameOver(
    UserId? Winner, string? WinnerName, IReadOnlyDictionary<UserId, int> FinalScores, string Reason, FairnessReveal Fairness)
    : RoomEventFrame;

/// <summary>The room takes no more commands; reason <c>abandoned</c> or <c>idle</c>.</summary>
public sealed record RoomClosed(string Reason) : RoomEventFrame;
