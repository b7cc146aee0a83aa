using static BlazingSun.Contracts.Errors.ErrorCode;

namespace BlazingSun.Contracts.Errors;

/// <summary>What an error code means: its HTTP status, whether the same request may succeed later, and its text for a person.</summary>
public sealed record ErrorInfo(ErrorCode Code, int Status, bool Retryable, string Text);

/// <summary>The one table of errors. Documents and tests are made from it.</summary>
public static class ErrorTable
{
    private static readonly ErrorInfo[] Rows =
    [
        new(AUTH_REQUIRED, 401, false, "Sign in first."),
        new(AUTH_FAILED, 401, false, "Invalid or expired token."),
        new(IDENTITY_MISMATCH, 403, false, "The user in the message is not the one who is signed in."),
        new(BAD_MESSAGE, 400, false, "The message could not be understood."),
        new(UNKNOWN_TYPE, 400, false, "There is no such message type."),
        new(RATE_LIMITED, 429, true, "Too fast. Wait a moment and try again."),
        new(FORBIDDEN, 403, false, "You may not do that."),
        new(NOT_FOUND, 404, false, "There is no such thing."),
        new(INTERNAL, 500, true, "Something went wrong on our side."),
        new(UNAVAILABLE, 503, true, "A part of the platform is away. Try again shortly."),
        new(ROOM_NOT_FOUND, 404, false, "There is no such room."),
        new(ROOM_FULL, 409, true, "All seats in this room are taken."),
        new(ROOM_CLOSED, 409, false, "This room is closed."),
        new(ROOM_NAME_TAKEN, 409, true, "Another room of this game has that name. Choose a different one."),
        new(ROOM_NAME_INVALID, 400, false, "A room name has 3 to 40 characters."),
        new(ALREADY_IN_ROOM, 409, false, "You are already playing in a room of this game. Leave it first."),
        new(NOT_IN_ROOM, 409, false, "You are not in this room."),
        new(NOT_HOST, 403, false, "Only the host may do that."),
        new(GAME_TYPE_UNKNOWN, 404, false, "There is no such game."),
        new(GAME_NOT_STARTED, 409, true, "The game has not started."),
        new(GAME_ALREADY_STARTED, 409, false, "The game has already started."),
        new(NOT_ENOUGH_PLAYERS, 409, true, "There are not enough players to start."),
        new(NOT_YOUR_TURN, 409, true, "It is not your turn."),
        new(INVALID_ACTION, 409, false, "That move is not possible now."),
        new(SPECTATORS_CANNOT_ACT, 403, false, "You are watching; only players can do that."),
        new(SPECTATORS_NOT_ALLOWED, 403, false, "This room cannot be watched."),
        new(CONFIG_INVALID, 422, false, "A setting of the room is out of range."),
        new(CONTENT_EMPTY, 400, false, "The message is empty."),
        new(CONTENT_TOO_LONG, 400, false, "The message is too long."),
        new(NOT_FRIENDS, 403, false, "You can write only to friends."),
        new(USER_NOT_FOUND, 404, false, "There is no such user."),
    ];

    /// <summary>All rows, in the order of <see cref="ErrorCode"/>.</summary>
    public static IReadOnlyList<ErrorInfo> All => Rows;

    /// <summary>The row of a code.</summary>
    public static ErrorInfo Of(ErrorCode code) => Rows[(int)code];
}
