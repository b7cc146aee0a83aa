using System.Text.Json;

namespace BlazingSun.Simulation.Players;

/// <summary>What a client makes of events, by protocol.md alone.</summary>
internal static class RoomReducer
{
    private const string Prefix = "games.event.";

    /// <summary>A room from its first event.</summary>
    public static RoomPicture Created(Frame e) => new()
    {
        Room = e.Room!,
        Seq = 1,
        Host = e.Text("hostId")!,
        Config = e.Json.GetProperty("config").GetRawText(),
    };

    public static void Apply(RoomPicture room, Frame e)
    {
        string type = e.Type[Prefix.Length..];
        room.Seq = e.Seq!.Value;
        switch (type)
        {
            case "player_joined":
                Joined(room, e);
                break;
            case "player_left":
                room.Seats.RemoveAll(seat => seat.Id == e.Text("playerId"));
                room.Rematch.Remove(e.Text("playerId")!);
                break;
            case "player_ready":
                Change(room, e, seat => seat with { Ready = e.Json.GetProperty("ready").GetBoolean() });
                break;
            case "player_disconnected":
                Change(room, e, seat => seat with { ReconnectBy = e.Text("reconnectBy") });
                break;
            case "player_reconnected":
                Change(room, e, seat => seat with { ReconnectBy = null });
                break;
            case "host_changed":
                room.Host = e.Text("hostId")!;
                break;
            case "room_configured":
                room.Config = e.Json.GetProperty("config").GetRawText();
                break;
            case "spectator_joined" or "spectator_left":
                room.Spectators = e.Json.GetProperty("spectatorCount").GetInt32();
                break;
            case "rematch_offered":
                room.Rematch = [.. e.Json.GetProperty("agreed").EnumerateArray().Select(id => id.GetString()!)];
                break;
            case "clocks_moved":
                MoveClocks(room, e);
                break;
            case "room_closed":
                room.Status = "abandoned";
                break;
            default:
                Play(room, type, e);
                break;
        }
    }

    private static void Joined(RoomPicture room, Frame e)
    {
        if (room.Status == "finished")
        {
            (room.Status, room.Game, room.Rematch) = ("waiting", null, []);
            ClearReady(room);
        }

        room.Seats.Add(new SeatPicture(e.Text("playerId")!, e.Text("playerName")!, false, null));
    }

    private static void Play(RoomPicture room, string type, Frame e)
    {
        if (type == "game_started")
        {
            (room.Status, room.Game, room.Rematch) = ("playing", DicePicture.Started(e.Json), []);
            room.GameNumber++;
            return;
        }

        room.Game = room.Game!.After(type, e.Json);
        if (type != "game_over")
            return;
        room.Status = "finished";
        ClearReady(room);
    }

    private static void MoveClocks(RoomPicture room, Frame e)
    {
        if (room.Game is { Turn: not null } game)
            room.Game = game with { TurnEndsAt = e.Text("turnEndsAt") };
        foreach (JsonProperty by in e.Json.GetProperty("reconnectBy").EnumerateObject())
        {
            int index = room.Seats.FindIndex(seat => seat.Id == by.Name);
            room.Seats[index] = room.Seats[index] with { ReconnectBy = by.Value.GetString() };
        }
    }

    private static void ClearReady(RoomPicture room)
    {
        for (int i = 0; i < room.Seats.Count; i++)
            room.Seats[i] = room.Seats[i] with { Ready = false };
    }

    private static void Change(RoomPicture room, Frame e, Func<SeatPicture, SeatPicture> change)
    {
        int index = room.Seats.FindIndex(seat => seat.Id == e.Text("playerId"));
        room.Seats[index] = change(room.Seats[index]);
    }
}
