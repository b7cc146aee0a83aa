using System.Text.Json.Nodes;
using BlazingSun.Players;
using BlazingSun.Players.Frames;

namespace BlazingSun.SystemTests.Sidecars;

/// <summary>Two who sit at a table with a turn clock and never move: the game ends by the clock alone.</summary>
internal sealed class IdleTable(PlayerClient host, PlayerClient guest) : IAsyncDisposable
{
    /// <summary>Whether the game has ended.</summary>
    public bool IsOver => host.Frames.Any(frame => frame.Type == "games.event.game_over");

    /// <summary>By how much the clocks were moved so far.</summary>
    public TimeSpan ClocksMoved => TimeSpan.FromMilliseconds(
        host.Frames.Where(frame => frame.Type == "games.event.clocks_moved").Sum(frame => frame.Json.GetProperty("byMs").GetDouble()));

    /// <summary>Sits down; the game has begun when this returns.</summary>
    public static async Task<IdleTable> OpenAsync(Contest contest, int turnSeconds)
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        PlayerClient host = await SignInAsync(contest, cancel);
        JsonObject config = new() { ["turnSeconds"] = turnSeconds };
        Frame created = await host.AskAsync(
            "games.command.create_room", new() { ["gameType"] = "bigger_dice", ["roomName"] = $"Idle {turnSeconds}", ["config"] = config }, cancel);
        PlayerClient guest = await SignInAsync(contest, cancel);
        await guest.SendAsync("games.command.join_room", new() { ["roomId"] = created["roomId"] }, cancel);
        await host.NextAsync("games.event.game_started", cancel);
        return new IdleTable(host, guest);
    }

    /// <summary>Waits for the end of the game; why it ended.</summary>
    public async Task<string?> OverAsync(CancellationToken cancel) => (await host.NextAsync("games.event.game_over", cancel))["reason"];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await guest.DisposeAsync();
    }

    private static async Task<PlayerClient> SignInAsync(Contest contest, CancellationToken cancel)
    {
        PlayerClient client = await PlayerClient.ConnectAsync(contest.Apps.SocketAddress, cancel);
        Assert.Equal("system.authenticated", (await client.AuthenticateAsync(contest.Accounts.Next().Token, cancel)).Type);
        return client;
    }
}
