using System.Text.Json.Serialization;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Rooms;
using BlazingSun.Rules.Games;

namespace BlazingSun.Rules.Rooms;

/// <summary>A seat that is taken.</summary>
public sealed record Seat(UserId UserId, string Name, DateTimeOffset JoinedAt)
{
    /// <summary>The picture, where the user has one.</summary>
    public long? AvatarId { get; init; }

    /// <summary>Ready for the next game.</summary>
    public bool Ready { get; init; }

    /// <summary>The player's own part of the random stream.</summary>
    public string? ClientSeed { get; init; }

    /// <summary>Since when the player has no connection; null = connected.</summary>
    public DateTimeOffset? DisconnectedAt { get; init; }

    /// <summary>How often the player lost the connection: tells one reconnection window from the next.</summary>
    public int Attempt { get; init; }
}

/// <summary>Someone who watches.</summary>
public sealed record Spectator(UserId UserId, string Name);

/// <summary>
/// A room, immutable. Everything hidden is in it too: only <see cref="RoomRules.View(Room, UserId)"/> may leave the room.
/// </summary>
public sealed record Room
{
    /// <summary>The room's id.</summary>
    public RoomId Id { get; init; }

    /// <summary>3 to 40 characters.</summary>
    public string Name { get; init; } = "";

    /// <summary>The code to join by.</summary>
    public RoomCode Code { get; init; }

    /// <summary>The game that is played here.</summary>
    public GameSlug GameType { get; init; }

    /// <summary>The settings.</summary>
    public RoomConfig Config { get; init; } = null!;

    /// <summary>Where the room is in its life.</summary>
    public RoomStatus Status { get; init; }

    /// <summary>Takes no more commands.</summary>
    public bool Closed { get; init; }

    /// <summary>The longest-present player.</summary>
    public UserId HostId { get; init; }

    /// <summary>The taken seats, in seat order.</summary>
    public IReadOnlyList<Seat> Players { get; init; } = [];

    /// <summary>Who watches, in the order of their coming.</summary>
    public IReadOnlyList<Spectator> Spectators { get; init; } = [];

    /// <summary>Who agreed to another game.</summary>
    public IReadOnlyList<UserId> Rematch { get; init; } = [];

    /// <summary>The number of the last event.</summary>
    public long Seq { get; init; }

    /// <summary>Games that were begun here.</summary>
    public int GameNumber { get; init; }

    /// <summary>When the room was opened.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the last command was accepted.</summary>
    public DateTimeOffset LastActivityAt { get; init; }

    /// <summary>Outages up to this time are in the clocks already.</summary>
    public DateTimeOffset OutagesSeenUntil { get; init; }

    /// <summary>When the present game began.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When the last game ended.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The present game, or the one that has just ended.</summary>
    public GameSession? Session { get; init; }

    /// <summary>When the room next wants to be asked; null when it is closed.</summary>
    [JsonIgnore]
    public DateTimeOffset? NextDeadline => RoomDeadlines.Next(this)?.At;

    /// <summary>What the user is here; null = nothing.</summary>
    public RoomRole? RoleOf(UserId user) =>
        SeatOf(user) is not null ? RoomRole.Player : Watches(user) ? RoomRole.Spectator : null;

    /// <summary>The user's seat; null when the user has none.</summary>
    public Seat? SeatOf(UserId user)
    {
        for (int i = 0; i < Players.Count; i++)
        {
            if (Players[i].UserId == user)
            {
                return Players[i];
            }
        }

        return null;
    }

    internal bool Watches(UserId user)
    {
        for (int i = 0; i < Spectators.Count; i++)
        {
            if (Spectators[i].UserId == user)
            {
                return true;
            }
        }

        return false;
    }
}
