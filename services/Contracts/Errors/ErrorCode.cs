using System.Text.Json.Serialization;

namespace BlazingSun.Contracts.Errors;

/// <summary>Every error that a client can be told, by its name on the wire. <see cref="ErrorTable"/> says what each means.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ErrorCode>))]
public enum ErrorCode
{
#pragma warning disable CA1707 // The names are the wire's.
    AUTH_REQUIRED,
    AUTH_FAILED,
    IDENTITY_MISMATCH,
    BAD_MESSAGE,
    UNKNOWN_TYPE,
    RATE_LIMITED,
    FORBIDDEN,
    NOT_FOUND,
    INTERNAL,
    UNAVAILABLE,
    ROOM_NOT_FOUND,
    ROOM_FULL,
    ROOM_CLOSED,
    ROOM_NAME_TAKEN,
    ROOM_NAME_INVALID,
    ALREADY_IN_ROOM,
    NOT_IN_ROOM,
    NOT_HOST,
    GAME_TYPE_UNKNOWN,
    GAME_NOT_STARTED,
    GAME_ALREADY_STARTED,
    NOT_ENOUGH_PLAYERS,
    NOT_YOUR_TURN,
    INVALID_ACTION,
    SPECTATORS_CANNOT_ACT,
    SPECTATORS_NOT_ALLOWED,
    CONFIG_INVALID,
    CONTENT_EMPTY,
    CONTENT_TOO_LONG,
    NOT_FRIENDS,
    USER_NOT_FOUND,
#pragma warning restore CA1707
}
