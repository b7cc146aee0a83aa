using System.Text.Json.Serialization;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Rooms;
using BlazingSun.Rules.Games;
using BlazingSun.Rules.Rooms;

namespace BlazingSun.Games.History;

/// <summary>A player of a finished game.</summary>
internal record PastPlayer(UserId Id, string Name)
{
    /// <summary>A program of the server played; on the wire only where it is so.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsBot => Id.IsBot;
}

/// <summary>A finished game as it is stored and shown: nothing in it is hidden from anyone who may look.</summary>
internal sealed record GameRecord
{
    public required RoomId RoomId { get; init; }
    public required string RoomName { get; init; }
    public required GameSlug GameType { get; init; }
    public required int GameNumber { get; init; }

    /// <summary>The numbers of the room's finished games; only where it is shown.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<int>? Games { get; init; }
    public required RoomConfig Config { get; init; }

    /// <summary>In seat order.</summary>
    public required IReadOnlyList<PastPlayer> Players { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public required DateTimeOffset FinishedAt { get; init; }
    public required GameResult Result { get; init; }

    /// <summary>What everyone saw, from game_started to game_over; empty where that is not held any more.</summary>
    public IReadOnlyList<RawFrame> Events { get; init; } = [];
}

/// <summary>A game that has ended and is to be stored.</summary>
/// <param name="LastSeq">The number of its last event.</param>
/// <param name="Record">All but its events.</param>
internal sealed record EndedGame(long LastSeq, GameRecord Record)
{
    /// <summary>The game that the room's last event ended.</summary>
    public static EndedGame Of(Room room)
    {
        GameSession session = room.Session!;
        return new EndedGame(room.Seq, new GameRecord
        {
            RoomId = room.Id,
            RoomName = room.Name,
            GameType = room.GameType,
            GameNumber = room.GameNumber,
            Config = room.Config,
            Players = [.. session.Players.Select(p => new PastPlayer(p.Id, p.Name))],
            StartedAt = room.StartedAt!.Value,
            FinishedAt = room.FinishedAt!.Value,
            Result = session.Result()!,
        });
    }
}
