using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Json;

namespace BlazingSun.Chat.Telling;

/// <summary>How much of a conversation or a lobby is shown at once: few enough messages and bytes that every socket takes it.</summary>
internal static class HistoryPage
{
    /// <summary>Messages in a page when nothing is said of its size.</summary>
    public const int DefaultLimit = 50;

    private const int MaxLimit = 100;

    // Of all texts as JSON. An eighth of what may wait for a socket: a page that is loaded again asks for several things at once.
    private const int MaxBytes = 128 * 1024;

    /// <summary>Why there are no pages of that size; null = there are.</summary>
    public static Refusal? Refuse(int? limit) => limit is null or (>= 1 and <= MaxLimit)
        ? null
        : new Refusal(ErrorCode.BAD_MESSAGE, $"limit is a number from 1 to {MaxLimit}.");

    /// <summary>The last of some messages, at least one where there are any; and whether there are others before them.</summary>
    public static (IReadOnlyList<T> Messages, bool HasMore) Newest<T>(IReadOnlyList<T> messages, int limit, Func<T, string> text)
    {
        int first = messages.Count;
        int bytes = 0;
        while (first > 0 && messages.Count - first < limit)
        {
            bytes += ContractsJson.BytesOf(text(messages[first - 1]));
            if (bytes > MaxBytes && first < messages.Count)
                break;
            first--;
        }

        return ([.. messages.Skip(first)], first > 0);
    }
}
