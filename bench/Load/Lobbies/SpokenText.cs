using System.Buffers.Text;
using System.Diagnostics;

namespace BlazingSun.Load.Lobbies;

/// <summary>What is said: the message's number and when it was sent, then some words.</summary>
internal static class SpokenText
{
    private static ReadOnlySpan<byte> Field => "\"content\":\""u8;

    public static string Next(long number) => $"{number} {Stopwatch.GetTimestamp()} Good game! Who is up for another one in five minutes?";

    public static bool TryRead(ReadOnlySpan<byte> frame, out long number, out long sentAt)
    {
        (number, sentAt) = (0, 0);
        int start = frame.IndexOf(Field);
        if (start < 0)
            return false;
        ReadOnlySpan<byte> text = frame[(start + Field.Length)..];
        return Utf8Parser.TryParse(text, out number, out int length) && Utf8Parser.TryParse(text[(length + 1)..], out sentAt, out _);
    }
}
