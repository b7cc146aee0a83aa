namespace BlazingSun.Contracts;

/// <summary>Sizes that are part of the protocol and not options.</summary>
public static class Limits
{
    /// <summary>Bytes in a frame from a client.</summary>
    public const int FrameBytes = 16 * 1024;

    /// <summary>Nesting depth of a frame's JSON.</summary>
    public const int JsonDepth = 16;

    /// <summary>Characters in a client's command id.</summary>
    public const int CommandIdLength = 64;

    /// <summary>Fewest characters in a room's name.</summary>
    public const int RoomNameMin = 3;

    /// <summary>Most characters in a room's name.</summary>
    public const int RoomNameMax = 40;

    /// <summary>Characters in a client seed.</summary>
    public const int ClientSeedLength = 64;

    /// <summary>Characters in a chat message, after trimming.</summary>
    public const int ContentLength = 2_000;

    /// <summary>How long the answer to a command id is kept.</summary>
    public static readonly TimeSpan AnswersKept = TimeSpan.FromMinutes(5);

    /// <summary>The longest that a session token may be good for, whoever made it.</summary>
    public static readonly TimeSpan TokenLife = TimeSpan.FromDays(7);

    /// <summary>So long nobody is let in as a user who was removed: longer than any token lives.</summary>
    public static readonly TimeSpan FormerUsersKept = TimeSpan.FromDays(8);

    /// <summary>How often a gateway says that it is there.</summary>
    public static readonly TimeSpan GatewayBeat = TimeSpan.FromSeconds(5);

    /// <summary>Events that a room holds for those who come back.</summary>
    public const int HeldEvents = 256;

    /// <summary>People who may watch one room.</summary>
    public const int Spectators = 200;

    /// <summary>Rooms in the lobby's list.</summary>
    public const int ListedRooms = 200;
}
