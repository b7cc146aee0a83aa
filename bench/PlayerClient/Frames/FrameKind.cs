namespace BlazingSun.Players.Frames;

/// <summary>The frames that a playing bot tells apart.</summary>
public enum FrameKind
{
    /// <summary>Anything else.</summary>
    Other,

    /// <summary><c>system.error</c>.</summary>
    Error,

    /// <summary><c>system.authenticated</c>.</summary>
    Authenticated,

    /// <summary><c>games.event.room_created</c>.</summary>
    RoomCreated,

    /// <summary><c>games.event.room_state</c>.</summary>
    RoomState,

    /// <summary><c>games.event.player_joined</c>.</summary>
    PlayerJoined,

    /// <summary><c>games.event.game_started</c>.</summary>
    GameStarted,

    /// <summary><c>games.event.turn_changed</c>.</summary>
    TurnChanged,

    /// <summary><c>games.event.bigger_dice.rolled</c>.</summary>
    Rolled,

    /// <summary><c>games.event.game_over</c>.</summary>
    GameOver,
}
