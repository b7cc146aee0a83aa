using System.ComponentModel.DataAnnotations;

namespace BlazingSun.Gateway.RateLimits;

/// <summary>Section <c>Limits</c>: what one user, address or socket may use.</summary>
public sealed class LimitsOptions
{
    /// <summary>False switches rate and connection limits off, for load tests; sizes and time limits stay.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Frames a second for each user and address.</summary>
    [Range(1, 100_000)]
    public int FramesPerSecond { get; set; } = 20;

    /// <summary>Frames that may come at once.</summary>
    [Range(1, 100_000)]
    public int FrameBurst { get; set; } = 40;

    /// <summary>RATE_LIMITED answers in a minute on one socket; one more frame over the limit closes it with 1008.</summary>
    [Range(1, 100_000)]
    public int FloodWarnings { get; set; } = 100;

    /// <summary>Frames that are no message, in a minute; the last of them closes with 1008.</summary>
    [Range(1, 10_000)]
    public int MalformedPerMinute { get; set; } = 10;

    /// <summary>Seconds to authenticate.</summary>
    [Range(1, 600)]
    public int AuthenticationSeconds { get; set; } = 10;

    /// <summary>Failed authentications on a socket; the last of them closes with 4401.</summary>
    [Range(1, 100)]
    public int AuthenticationAttempts { get; set; } = 3;

    /// <summary>How often clients are asked to send a heartbeat, in seconds.</summary>
    [Range(1, 600)]
    public int HeartbeatSeconds { get; set; } = 15;

    /// <summary>Seconds without any frame after which a socket is closed.</summary>
    [Range(2, 3_600)]
    public int SilenceSeconds { get; set; } = 45;

    /// <summary>Sockets of one user on a gateway; one more closes the oldest with 4409.</summary>
    [Range(1, 1_000)]
    public int SocketsPerUser { get; set; } = 10;

    /// <summary>Sockets from one address; one more is closed with 4429.</summary>
    [Range(1, 1_000_000)]
    public int SocketsPerAddress { get; set; } = 200;

    /// <summary>Bytes that may wait for a socket; more closes it with 4408.</summary>
    [Range(1_024, 1 << 30)]
    public int OutboundBytes { get; set; } = 1024 * 1024;

    /// <summary>Frames that may wait for a socket, also while a sync is under way; more closes it with 4408.</summary>
    [Range(8, 1_000_000)]
    public int OutboundFrames { get; set; } = 512;

    /// <summary>New rooms of one user in a minute.</summary>
    [Range(1, 10_000)]
    public int RoomCreationsPerMinute { get; set; } = 10;

    /// <summary>Chat messages of one user, private, in lobbies and in rooms together, in <see cref="ChatSeconds"/>.</summary>
    [Range(1, 10_000)]
    public int ChatMessages { get; set; } = 5;

    /// <summary>See <see cref="ChatMessages"/>.</summary>
    [Range(1, 3_600)]
    public int ChatSeconds { get; set; } = 5;

    /// <summary>Seconds between two signs of one user that a message to the same recipient is being written; others are dropped.</summary>
    [Range(1, 60)]
    public int TypingSeconds { get; set; } = 2;

    /// <summary>
    /// Questions of one user in <see cref="ChatQuestionSeconds"/> whose answers are long: for conversations, friends, pages of messages, and lobbies to
    /// be let into. A page that is loaded asks about four.
    /// </summary>
    [Range(1, 10_000)]
    public int ChatQuestions { get; set; } = 40;

    /// <summary>See <see cref="ChatQuestions"/>.</summary>
    [Range(1, 3_600)]
    public int ChatQuestionSeconds { get; set; } = 10;

    /// <summary>Commands of one user about others in a minute: requests, answers to them, blocks.</summary>
    [Range(1, 10_000)]
    public int FriendCommandsPerMinute { get; set; } = 30;

    /// <summary>Lobbies whose chat one socket may hear at the same time.</summary>
    [Range(1, 1_000)]
    public int LobbiesPerSocket { get; set; } = 16;

    /// <summary>Failed logins in a minute for one user name from one address.</summary>
    [Range(1, 10_000)]
    public int LoginFailuresPerMinute { get; set; } = 5;

    /// <summary>Registrations in an hour from one address.</summary>
    [Range(1, 1_000_000)]
    public int RegistrationsPerHour { get; set; } = 20;

    /// <summary>Exports of all that is held about one user, in an hour.</summary>
    [Range(1, 10_000)]
    public int ExportsPerHour { get; set; } = 10;

    /// <summary>Room lists sent to one lobby in a second.</summary>
    [Range(1, 100)]
    public int LobbyUpdatesPerSecond { get; set; } = 4;

    /// <summary>Commands that may wait for the broker.</summary>
    [Range(16, 1_000_000)]
    public int CommandQueue { get; set; } = 8_192;

    /// <summary>Milliseconds until a command that the broker did not take is answered with UNAVAILABLE.</summary>
    [Range(50, 60_000)]
    public int CommandTimeoutMs { get; set; } = 2_000;
}
