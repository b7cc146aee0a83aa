using System.Collections.Concurrent;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BlazingSun.SystemTests.Browsers;

/// <summary>One person with two tabs.</summary>
public abstract class TabTests(Stage stage)
{
    [Fact(Timeout = 60_000)]
    public async Task Two_tabs_of_a_player_show_the_same_and_closing_one_is_no_absence()
    {
        Visitor ada = await stage.VisitAsync("two_tabs");
        Visitor bob = await stage.VisitAsync("one_tab");
        ConcurrentQueue<string> heard = Frames(bob.Page);
        await ada.RegisterAsync();
        await bob.RegisterAsync();
        await bob.JoinAsync(await ada.OpenTableAsync());
        IPage tab = await ada.OpenTabAsync();
        Table second = new(tab);

        await second.MyRoll.ClickAsync();
        await bob.Table.MyRoll.ClickAsync();
        await ada.Table.WaitForRoundsAsync(1);
        await second.WaitForRoundsAsync(1);
        Assert.Equal(await ada.Table.ScoresAsync(), await second.ScoresAsync());
        Assert.Equal(await ada.Table.DiceAsync(), await second.DiceAsync());

        await tab.CloseAsync();
        await Task.WhenAll(ada.Table.PlayAsync(rounds: 2), bob.Table.PlayAsync(rounds: 2));
        Assert.Contains(heard, frame => frame.Contains("bigger_dice.round_complete", StringComparison.Ordinal));
        Assert.DoesNotContain(heard, frame => frame.Contains("player_disconnected", StringComparison.Ordinal));
    }

    [Fact(Timeout = 60_000)]
    public async Task Who_leaves_in_one_tab_is_taken_to_the_lobby_in_the_other()
    {
        (Visitor ada, _) = await stage.SeatAsync("leaves_here", "stays");
        IPage tab = await ada.OpenTabAsync();
        await new Table(tab).WaitForStartAsync();

        await ada.ResignAsync();
        await Expect(tab.GetByTestId("winner")).ToHaveTextAsync("stays wins!");
        await ada.Page.GetByTestId("leave").ClickAsync();

        await Expect(tab.GetByTestId("toast")).ToContainTextAsync("You have left");
        await tab.GetByTestId("create-room").WaitForAsync();
    }

    // All that comes over the page's sockets.
    private static ConcurrentQueue<string> Frames(IPage page)
    {
        ConcurrentQueue<string> all = new();
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => all.Enqueue(frame.Text ?? "");
        return all;
    }
}
