using BlazingSun.Contracts.Ids;

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
}

/// <summary>One effect, stored as <c>kind:user</c>.</summary>
internal readonly record struct RoomEffect(RoomEffectKind Kind, UserId User = default)
{
    public static RoomEffect Parse(string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        return new RoomEffect(Enum.Parse<RoomEffectKind>(text[..colon]), Id.Parse<UserId>(text[(colon + 1)..]));
    }

    public override string ToString() => $"{Kind}:{User}";
}
