using System.Text.Json;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Gateway.FanOut;

/// <summary>Whom a delivery is for.</summary>
internal readonly record struct ParsedAudience(string Type, List<UserId>? Users, RoomId? Room, string? Lobby)
{
    /// <exception cref="JsonException">Not an audience.</exception>
    public static ParsedAudience Read(ref Utf8JsonReader reader)
    {
        ParsedAudience audience = default;
        while (BusText.NextField(ref reader))
        {
            if (BusText.Is(ref reader, "type"u8))
                audience = audience with { Type = reader.GetString()! };
            else if (BusText.Is(ref reader, "userIds"u8))
                audience = audience with { Users = BusText.Users(ref reader) };
            else if (BusText.Is(ref reader, "roomId"u8))
                audience = audience with { Room = new RoomId(BusText.Uuid(ref reader)) };
            else if (BusText.Is(ref reader, "lobbyId"u8))
                audience = audience with { Lobby = reader.GetString() };
            else if (reader.TokenType == JsonTokenType.PropertyName)
                BusText.SkipValue(ref reader);
        }

        return audience;
    }
}
