using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace BlazingSun.SystemTests.Browsers;

/// <summary>Errors on a page: from its console, thrown by its scripts, and against its content policy, which the console also tells.</summary>
public sealed class Complaints
{
    private readonly ConcurrentQueue<string> all = new();

    /// <summary>Begins to listen.</summary>
    public Complaints(IPage page)
    {
        page.PageError += (_, error) => all.Enqueue($"thrown: {error}");
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !IsQuestionWhoThisIs(message))
                all.Enqueue($"{message.Text} ({message.Location})");
        };
    }

    /// <summary>All of them.</summary>
    public IEnumerable<string> All => all;

    /// <summary>All but those about a server that is away.</summary>
    public IEnumerable<string> BesidesOutage => all.Where(text =>
        !text.StartsWith("WebSocket connection to ", StringComparison.Ordinal)
        && !text.Contains("net::ERR_CONNECTION_REFUSED", StringComparison.Ordinal));

    // A page can learn only from this answer that nobody is signed in, and the console tells every 401.
    private static bool IsQuestionWhoThisIs(IConsoleMessage message) =>
        message.Text.Contains("401", StringComparison.Ordinal) && message.Location.Contains("/api/me", StringComparison.Ordinal);
}
