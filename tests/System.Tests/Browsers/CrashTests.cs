using BlazingSun.SystemTests.Hosting;

namespace BlazingSun.SystemTests.Browsers;

/// <summary>The server ends while two browsers play, and starts again where it was.</summary>
public class CrashTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 120_000)]
    public Task After_a_kill_both_pages_come_back_by_themselves_and_the_game_goes_on_to_a_fair_end() =>
        PlayAcrossAsync("Connection lost", server => server.KillAsync());

    [Fact(Timeout = 120_000)]
    public Task A_planned_restart_is_told_calmly_and_the_game_goes_on_to_a_fair_end() =>
        PlayAcrossAsync("The server restarts", async server => Assert.Equal(0, await server.StopAsync(Cancel)));

    private static async Task PlayAcrossAsync(string told, Func<ServerProcess, Task> end)
    {
        await using Chromium chromium = await Chromium.StartAsync();
        using TemporaryFolder data = new();
        string port = Ports.Free();
        await using ServerProcess server = await ServerProcess.StartAsync(data.Path, Cancel, "--port", port);
        Visitor[] players = [await chromium.VisitAsync(server.Address, "ada"), await chromium.VisitAsync(server.Address, "bob")];
        await SeatAsync(players[0], players[1]);
        Task playing = Task.WhenAll(players.Select(player => player.Table.PlayAsync()));
        await players[0].Table.WaitForRoundsAsync(5);

        await end(server);
        await Task.WhenAll(players.Select(player => player.Page.GetByText(told).WaitForAsync()));
        await using ServerProcess again = await ServerProcess.StartAsync(data.Path, Cancel, "--port", port);
        await Task.WhenAll(players.Select(player => player.WaitUntilOnlineAsync()));
        await playing;

        await Agreement.CheckAsync(players[0].Table, players[1].Table);
        foreach (Visitor player in players)
        {
            Assert.Empty(player.Complaints.BesidesOutage);
            Assert.True(await player.IsMarkedAsync());
        }
    }

    private static async Task SeatAsync(Visitor host, Visitor guest)
    {
        await host.RegisterAsync();
        await guest.RegisterAsync();
        await guest.JoinAsync(await host.OpenTableAsync());
        await host.MarkAsync();
        await guest.MarkAsync();
    }
}
