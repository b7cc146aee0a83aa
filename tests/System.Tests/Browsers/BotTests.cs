using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BlazingSun.SystemTests.Browsers;

/// <summary>One person alone.</summary>
public abstract class BotTests(Stage stage)
{
    [Fact(Timeout = 120_000)]
    public async Task One_person_plays_a_bot_to_the_end_and_looks_at_the_game_again()
    {
        Visitor ada = await stage.VisitAsync("alone");
        await ada.RegisterAsync();
        await ada.OpenTableAsync();
        await ada.Page.GetByTestId("add-bot").ClickAsync();
        await Expect(ada.Page.GetByTestId("bot")).ToHaveTextAsync("bot");
        await ada.Table.PlayAsync();
        int[] scores = await ada.Table.ScoresAsync();
        string[] rounds = await ada.Table.RoundsAsync();
        string winner = await ada.Table.WinnerIdAsync();

        await ada.Page.GetByTestId("replay").ClickAsync();
        ILocator slider = ada.Page.GetByTestId("slider");
        await slider.PressAsync("End");
        await ada.Table.Winner.WaitForAsync();
        Assert.Equal(winner, await ada.Table.WinnerIdAsync());
        Assert.Equal(scores, await ada.Table.ScoresAsync());
        Assert.Equal(rounds, await ada.Table.RoundsAsync());
        Assert.Equal("true", (await ada.Table.VerifyAsync()).Passed);

        await slider.PressAsync("Home");
        await Expect(ada.Table.Rounds).ToHaveCountAsync(0);
        Assert.All(await ada.Table.ScoresAsync(), score => Assert.Equal(0, score));
        await ada.Page.GetByTestId("play").ClickAsync();
        await ada.Table.Rounds.First.WaitForAsync();
        Assert.Equal(rounds[^1], (await ada.Table.RoundsAsync())[^1]);

        await ada.Page.GetByTestId("current-user").ClickAsync();
        await Expect(ada.Page.GetByTestId("past-game")).ToContainTextAsync(scores[0] > scores[1] ? "Won" : "Lost");
        await Expect(ada.Page.GetByTestId("played")).ToHaveTextAsync("1");
        await ada.Page.GetByTestId("replay").ClickAsync();
        await Expect(ada.Page.GetByTestId("outcome")).ToHaveAttributeAsync("data-winner", winner);
        Assert.Empty(ada.Complaints.All);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_game_that_is_not_there_has_no_replay()
    {
        Visitor ada = await stage.VisitAsync("nosy");

        await ada.Page.GotoAsync("/games/bigger_dice/replay/0198c2a0-0000-7000-8000-000000000001");

        await ada.Page.GetByTestId("no-replay").WaitForAsync();
    }
}
