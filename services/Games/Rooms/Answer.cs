using BlazingSun.Contracts.Errors;

namespace BlazingSun.Games.Rooms;

/// <summary>The first answer to a command: the number of an event, the room's state, nothing, or a refusal.</summary>
internal readonly record struct Answer(long Code)
{
    public static Answer State => new(0);

    public static Answer Nothing => new(-1);

    public long? Seq => Code > 0 ? Code : null;

    public ErrorCode? Refused => Code < -1 ? (ErrorCode)(-2 - Code) : null;

    public static Answer Event(long seq) => new(seq);

    public static Answer Refusal(ErrorCode code) => new(-2 - (long)code);
}
