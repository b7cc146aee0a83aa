using BlazingSun.SystemTests.Hosting;

namespace BlazingSun.SystemTests.Browsers;

/// <summary>The server is killed while two browsers play.</summary>
public class CrashTests
{
    private const float ReconnectMs = 20_000;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 120_000)]
    public async Task After_a_kill_both_pages_come_back_by_themselves_and_the_game_goes_on_to_a_fair_end()
    {
        await using Chromium chromium = await Chromium.StartAsync();
        using TemporaryFolder data = new();
        string port = Ports.Free();
        await using ServerProcess server = await ServerProcess.StartAsync(data.Path, Cancel, "--port", port);
        Visitor ada = await chromium.VisitAsync(server.Address, "ada");
        Visitor bob = await chromium.VisitAsync(server.Address, "bob");
        await SeatAsync(ada, bob);
        Task playing = Task.WhenAll(ada.Table.PlayAsync(), bob.Table.PlayAsync());
        await ada.Table.Rounds.Nth(4).WaitForAsync();

        await server.KillAsync();
        await Task.WhenAll(WaitForPhaseAsync(ada, ":not([data-phase=online])"), WaitForPhaseAsync(bob, ":not([data-phase=online])"));
        await using ServerProcess again = await ServerProcess.StartAsync(data.Path, Cancel, "--port", port);
        await Task.WhenAll(WaitForPhaseAsync(ada, "[data-phase=online]"), WaitForPhaseAsync(bob, "[data-phase=online]"));
        await playing;

        await Agreement.CheckAsync(ada.Table, bob.Table);
        Assert.All(new[] { ada, bob }, visitor => Assert.Empty(visitor.Complaints.BesidesOutage));
        Assert.True(await WasNotReloadedAsync(ada));
        Assert.True(await WasNotReloadedAsync(bob));
    }

    private static async Task SeatAsync(Visitor host, Visitor guest)
    {
        await host.RegisterAsync();
        await guest.RegisterAsync();
        await guest.JoinAsync(await host.OpenTableAsync());
        foreach (Visitor visitor in new[] { host, guest })
            await visitor.Page.EvaluateAsync("window.notReloaded = true");
    }

    private static Task WaitForPhaseAsync(Visitor visitor, string phase) => visitor.Page.Locator($"[data-testid=connection]{phase}")
        .WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Attached, Timeout = ReconnectMs });

    private static Task<bool> WasNotReloadedAsync(Visitor visitor) => visitor.Page.EvaluateAsync<bool>("window.notReloaded === true");
}
