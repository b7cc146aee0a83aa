using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Gateway.FanOut;

/// <summary>A room update, as slices of the message that it came in.</summary>
internal sealed class ParsedRoomUpdate
{
    public RoomId Room { get; set; }

    public List<ParsedEvent> Events { get; } = [];

    public List<ParsedReply> Replies { get; } = [];

    /// <summary>Whether it says of someone to be here or away.</summary>
    public bool HasJoins { get; set; }
}

/// <summary>One event; <see cref="Views"/> in the order in which they are tried.</summary>
internal sealed class ParsedEvent
{
    public long Seq { get; set; }

    public List<ParsedView> Views { get; } = [];

    public ParsedCause Cause { get; set; }

    public ParsedJoin? Joined { get; set; }

    public UserId? Left { get; set; }

    public UserId? Lost { get; set; }

    /// <summary>The frame for this viewer; null when none is for it.</summary>
    public ReadOnlyMemory<byte>? For(UserId user, RoomRole role)
    {
        foreach (ParsedView view in Views)
        {
            if ((view.Role is null || view.Role == role) && (view.Users is null || view.Users.Contains(user)))
                return view.Frame;
        }

        return null;
    }
}

internal readonly record struct ParsedView(ReadOnlyMemory<byte> Frame, List<UserId>? Users, RoomRole? Role);

/// <summary>Where a command came from. The raw id is the correlation id as a JSON string; empty = none.</summary>
internal readonly record struct ParsedCause(UserId User, ConnectionId? Connection, ReadOnlyMemory<byte> RawId);

/// <summary>
/// Who entered, through which gateway as far as that is known. The state is what this user gets instead of the event; empty = the event itself.
/// </summary>
internal readonly record struct ParsedJoin(UserId User, RoomRole Role, ReadOnlyMemory<byte> State, GatewayId? Gateway);

internal readonly record struct ParsedReply(ParsedCause To, ReadOnlyMemory<byte> Frame);
