using BlazingSun.SystemTests.Hosting;

namespace BlazingSun.SystemTests.Browsers;

/// <summary>The server ends while two browsers play, and starts again where it was.</summary>
public abstract class CrashTests(Stage stage)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 120_000)]
    public Task After_a_kill_both_pages_come_back_by_themselves_and_the_game_goes_on_to_a_fair_end() =>
        PlayAcrossAsync("killed", "Connection lost", site => site.KillAsync());

    [Fact(Timeout = 120_000)]
    public Task A_planned_restart_is_told_calmly_and_the_game_goes_on_to_a_fair_end() =>
        PlayAcrossAsync("asked", "The server restarts", async site => Assert.All(await site.StopAsync(Cancel), exitCode => Assert.Equal(0, exitCode)));

    private async Task PlayAcrossAsync(string name, string told, Func<ISite, Task> end)
    {
        (Visitor host, Visitor guest) = await stage.SeatAsync($"ada_{name}", $"bob_{name}");
        Visitor[] players = [host, guest];
        await Task.WhenAll(players.Select(player => player.MarkAsync()));
        Task playing = Task.WhenAll(players.Select(player => player.Table.PlayAsync()));
        await host.Table.WaitForRoundsAsync(5);

        await end(stage.Site);
        await Task.WhenAll(players.Select(player => player.Page.GetByText(told).WaitForAsync()));
        await stage.Site.StartAgainAsync(Cancel);
        await Task.WhenAll(players.Select(player => player.WaitUntilOnlineAsync()));
        await playing;

        await Agreement.CheckAsync(host.Table, guest.Table);
        foreach (Visitor player in players)
        {
            Assert.Empty(player.Complaints.BesidesOutage);
            Assert.True(await player.IsMarkedAsync());
        }
    }
}
