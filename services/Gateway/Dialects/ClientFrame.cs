using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;

namespace BlazingSun.Gateway.Dialects;

/// <summary>What a frame turned out to be.</summary>
internal enum FrameKind
{
    /// <summary>No message at all; too many of them close the socket.</summary>
    Malformed,

    /// <summary>A message that is refused before anyone is asked.</summary>
    Refused,
    Authenticate,
    Heartbeat,
    Command,
}

/// <summary>A frame from a client, read by its dialect.</summary>
/// <param name="Kind">Which of the others are set.</param>
/// <param name="Id">The client's command id.</param>
/// <param name="ClaimedUser">The user that the client says it is; must be the one of its token.</param>
internal readonly record struct ClientFrame(FrameKind Kind, string? Id = null, string? ClaimedUser = null)
{
    public ClientCommand? Command { get; init; }

    public string? Token { get; init; }

    public Refusal? Refusal { get; init; }

    public static ClientFrame Malformed(string why) =>
        new(FrameKind.Malformed) { Refusal = new Refusal(ErrorCode.BAD_MESSAGE, why) };
}
