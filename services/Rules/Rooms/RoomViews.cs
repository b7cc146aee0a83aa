using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Rules.Games;

namespace BlazingSun.Rules.Rooms;

/// <summary>The room's state as one viewer may see it.</summary>
internal static class RoomViews
{
    public static RoomStateFrame Of(IGame game, Room room, UserId viewer) => new()
    {
        RoomId = room.Id,
        Seq = room.Seq,
        Room = ViewOf(room),
        Game = room.Session is null ? null : game.View(room.Session, viewer),
        You = room.SeatOf(viewer) is { } seat
            ? new YouView("player", seat.Ready)
            : new YouView("spectator", false),
    };

    private static RoomView ViewOf(Room room) => new()
    {
        RoomId = room.Id,
        RoomName = room.Name,
        RoomCode = room.Code,
        GameType = room.GameType,
        Status = room.Status,
        HostId = room.HostId,
        Config = room.Config,
        Players = [.. room.Players.Select(seat => ViewOf(room, seat))],
        SpectatorCount = room.Spectators.Count,
        CreatedAt = room.CreatedAt,
        StartedAt = room.StartedAt,
        FinishedAt = room.FinishedAt,
        Rematch = room.Rematch,
        GameNumber = room.GameNumber,
    };

    private static PlayerView ViewOf(Room room, Seat seat) => new(
        seat.UserId, seat.Name, seat.AvatarId, seat.Ready || seat.UserId.IsBot, seat.DisconnectedAt is null, RoomDeadlines.ReconnectBy(room, seat),
        seat.JoinedAt);
}
