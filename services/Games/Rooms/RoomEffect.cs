using System.Text.Json;
using BlazingSun.Contracts.Ids;
using BlazingSun.Games.History;

namespace BlazingSun.Games.Rooms;

/// <summary>What a room's change means outside of it. Effects are saved with the change and carried out at least once.</summary>
internal enum RoomEffectKind
{
    /// <summary>The user is no longer in the room: the seat or the place among the spectators is free for another room.</summary>
    ReleaseMember,

    /// <summary>The room is closed: its name, its code and whoever was still in it are free.</summary>
    ReleaseAll,

    /// <summary>What the lobby shows of the room changed.</summary>
    List,

    /// <summary>The room's deadlines are to be watched.</summary>
    WatchDeadlines,

    /// <summary>A player's seat is kept for a while; the window is to be watched.</summary>
    WatchReconnection,

    /// <summary>The player is back; the window need not be watched any longer.</summary>
    EndReconnection,

    /// <summary>A game has ended and is to be stored.</summary>
    StoreGame,
}

/// <summary>One effect, stored as <c>kind:user</c>, or as the game that it is to store.</summary>
internal readonly record struct RoomEffect(RoomEffectKind Kind, UserId User = default, EndedGame? Game = null)
{
    public static RoomEffect Read(JsonElement json) => json.ValueKind == JsonValueKind.String
        ? Parse(json.GetString()!)
        : new RoomEffect(RoomEffectKind.StoreGame, Game: json.Deserialize(HistoryJson.Default.EndedGame));

    public void WriteTo(Utf8JsonWriter json)
    {
        if (Game is null)
        {
            json.WriteStringValue($"{Kind}:{User}");
        }
        else
        {
            JsonSerializer.Serialize(json, Game, HistoryJson.Default.EndedGame);
        }
    }

    private static RoomEffect Parse(string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        return new RoomEffect(Enum.Parse<RoomEffectKind>(text[..colon]), Id.Parse<UserId>(text[(colon + 1)..]));
    }
}
