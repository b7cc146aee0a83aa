namespace BlazingSun.Gateway.Dialects;

/// <summary>Puts a correlation id in front of the bytes that all viewers share.</summary>
internal static class Splice
{
    private static ReadOnlySpan<byte> Start => "{\"correlationId\":"u8;

    /// <param name="rawId">The id as a JSON string, with its quotes; empty = nothing to put in.</param>
    /// <param name="frame">A JSON object with at least one field.</param>
    public static ReadOnlyMemory<byte> Correlation(ReadOnlySpan<byte> rawId, ReadOnlyMemory<byte> frame)
    {
        if (rawId.IsEmpty)
            return frame;
        byte[] bytes = new byte[Start.Length + rawId.Length + frame.Length];
        Start.CopyTo(bytes);
        rawId.CopyTo(bytes.AsSpan(Start.Length));
        bytes[Start.Length + rawId.Length] = (byte)',';
        frame.Span[1..].CopyTo(bytes.AsSpan(Start.Length + rawId.Length + 1));
        return bytes;
    }
}
