using System.Globalization;
using System.Text;
using System.Text.Json;

namespace BlazingSun.Simulation.Players;

/// <summary>A room as a client has it from a state and the events since. What no event tells – times of the past – is left out.</summary>
internal sealed class RoomPicture
{
    public required string Room { get; init; }

    public long Seq { get; set; }

    public string Status { get; set; } = "waiting";

    public string Host { get; set; } = "";

    public string Config { get; set; } = "";

    public List<SeatPicture> Seats { get; init; } = [];

    public int Spectators { get; set; }

    public List<string> Rematch { get; set; } = [];

    public int GameNumber { get; set; }

    public DicePicture? Game { get; set; }

    public bool IsClosed => Status == "abandoned";

    public SeatPicture? SeatOf(string user) => Seats.Find(seat => seat.Id == user);

    public T Setting<T>(string name, Func<JsonElement, T> read) => read(JsonElement.Parse(Encoding.UTF8.GetBytes(Config)).GetProperty(name));

    public static RoomPicture Of(JsonElement state)
    {
        JsonElement room = state.GetProperty("room");
        return new RoomPicture
        {
            Room = state.GetProperty("roomId").GetString()!,
            Seq = state.GetProperty("seq").GetInt64(),
            Status = room.GetProperty("status").GetString()!,
            Host = room.GetProperty("hostId").GetString()!,
            Config = room.GetProperty("config").GetRawText(),
            Seats = [.. room.GetProperty("players").EnumerateArray().Select(SeatPicture.Of)],
            Spectators = room.GetProperty("spectatorCount").GetInt32(),
            Rematch = [.. room.GetProperty("rematch").EnumerateArray().Select(id => id.GetString()!)],
            GameNumber = room.GetProperty("gameNumber").GetInt32(),
            Game = state.GetProperty("game") is { ValueKind: JsonValueKind.Object } game ? DicePicture.Of(game) : null,
        };
    }

    /// <summary>All of it as text, to be compared.</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{Room} {Seq} {Status} host {Host} {Config} {Spectators} watch, game {GameNumber} [");
        text.AppendJoin("; ", Seats).Append("] rematch ").AppendJoin(',', Rematch.Order(StringComparer.Ordinal));
        return text.Append(' ').Append(Game).ToString();
    }
}

/// <summary>A seat.</summary>
internal sealed record SeatPicture(string Id, string Name, bool Ready, string? ReconnectBy)
{
    public static SeatPicture Of(JsonElement seat)
    {
        string? by = seat.GetProperty("reconnectBy").GetString();
        if (seat.GetProperty("connected").GetBoolean() != by is null)
            throw new InvalidOperationException($"connected and reconnectBy disagree: {seat}");
        return new SeatPicture(
            seat.GetProperty("id").GetString()!, seat.GetProperty("name").GetString()!, seat.GetProperty("ready").GetBoolean(), by);
    }
}
