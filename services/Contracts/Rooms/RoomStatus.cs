using System.Text.Json.Serialization;
using BlazingSun.Contracts.Json;

namespace BlazingSun.Contracts.Rooms;

/// <summary>Where a room is in its life. It goes back to <see cref="Playing"/> only by a rematch.</summary>
[JsonConverter(typeof(LowercaseEnumConverter<RoomStatus>))]
public enum RoomStatus
{
    /// <summary>Seats are being taken.</summary>
    Waiting,

    /// <summary>A game is on.</summary>
    Playing,

    /// <summary>The game is over; the players may agree on a rematch.</summary>
    Finished,

    /// <summary>Everyone left, or the room was idle for too long.</summary>
    Abandoned,
}
