using BlazingSun.Contracts.Ids;

namespace BlazingSun.Rules.Chat;

/// <summary>Ids of messages that stand in an order.</summary>
public static class MessageIds
{
    /// <summary>An id behind the last one: the proposed UUID (version 7) as it is, or in the millisecond after the last one's.</summary>
    public static MessageId After(MessageId last, Guid proposed)
    {
        if (proposed.CompareTo(last.Value) > 0)
            return new MessageId(proposed);
        Span<byte> bytes = stackalloc byte[16];
        proposed.TryWriteBytes(bytes, bigEndian: true, out _);
        long next = Milliseconds(last.Value) + 1;
        for (int i = 0; i < 6; i++)
            bytes[i] = (byte)(next >> (8 * (5 - i)));
        return new MessageId(new Guid(bytes, bigEndian: true));
    }

    /// <summary>When the id was made, to the millisecond.</summary>
    public static DateTimeOffset TimeOf(MessageId id) => DateTimeOffset.FromUnixTimeMilliseconds(Milliseconds(id.Value));

    private static long Milliseconds(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        long milliseconds = 0;
        for (int i = 0; i < 6; i++)
            milliseconds = (milliseconds << 8) | bytes[i];
        return milliseconds;
    }
}
