namespace BlazingSun.Standalone;

/// <summary>What the server prints once it listens.</summary>
internal static class Welcome
{
    public static string Text(WebApplication app)
    {
        string data = Path.GetFullPath(app.Configuration.DataDirectory());
        return $"""

              BlazingSun is up: {app.Urls.First()}

              Everything is stored in {data}
                state.db     rooms, moves, seats, private messages
                gateway.db   accounts
                games.db     catalog and lobby
                chat.db      friends and lobby messages
                keys/        the keys that sign tokens
              Ctrl+C stops it; the next start goes on where it was.

            """;
    }
}
