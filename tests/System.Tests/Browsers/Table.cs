using System.Globalization;
using Microsoft.Playwright;

namespace BlazingSun.SystemTests.Browsers;

/// <summary>The table of Bigger Dice as one person sees it.</summary>
public sealed class Table(IPage page)
{
    /// <summary>The button when it is the person's turn.</summary>
    public ILocator MyRoll { get; } = page.Locator("[data-testid=roll][aria-disabled=false]");

    /// <summary>The button, whoever's turn it is.</summary>
    public ILocator Roll { get; } = page.GetByTestId("roll");

    /// <summary>Who won, once the game is over.</summary>
    public ILocator Winner { get; } = page.GetByTestId("winner");

    /// <summary>Why the game ended, below the winner.</summary>
    public ILocator Reason { get; } = page.GetByTestId("reason");

    /// <summary>The countdown for somebody who lost the connection.</summary>
    public ILocator Missed { get; } = page.GetByTestId("disconnected");

    /// <summary>The rounds in the strip below the table, newest first.</summary>
    public ILocator Rounds { get; } = page.Locator("round-strip li");

    /// <summary>Waits until the game is on.</summary>
    public Task WaitForStartAsync() => Roll.WaitForAsync();

    /// <summary>Rolls whenever it may, until somebody has won.</summary>
    public async Task PlayAsync()
    {
        while (true)
        {
            await MyRoll.Or(Winner).First.WaitForAsync();
            if (await Winner.IsVisibleAsync())
                return;
            await MyRoll.ClickAsync();
        }
    }

    /// <summary>Rolls once in each of so many rounds, at most nine, and waits until they are all on the table.</summary>
    public async Task PlayAsync(int rounds)
    {
        int before = await Rounds.CountAsync();
        for (int i = 0; i < rounds; i++)
            await MyRoll.ClickAsync();
        await WaitForRoundsAsync(before + rounds);
    }

    /// <summary>Waits until so many rounds are on the table.</summary>
    public Task WaitForRoundsAsync(int rounds) => Rounds.Nth(rounds - 1).WaitForAsync();

    /// <summary>The points: one's own, then the other's.</summary>
    public async Task<int[]> ScoresAsync() => [await NumberAsync("score-me"), await NumberAsync("score-opponent")];

    /// <summary>The values of the two dice, one's own first; empty for a die that was not rolled yet.</summary>
    public async Task<string[]> DiceAsync() =>
        await page.Locator("dice-die").EvaluateAllAsync<string[]>("dice => dice.map(die => die.dataset.value)");

    /// <summary>How the strip names the rounds, newest first.</summary>
    public async Task<string[]> RoundsAsync() =>
        await Rounds.EvaluateAllAsync<string[]>("rounds => rounds.map(round => round.ariaLabel)");

    /// <summary>Waits for the end and returns the winner's id.</summary>
    public async Task<string> WinnerIdAsync() => (await Winner.GetAttributeAsync("data-winner"))!;

    /// <summary>Opens the fairness check; whether it passed as a whole, and for each roll the number that it names and whether that passed.</summary>
    public async Task<(string? Passed, string[] Rolls)> VerifyAsync()
    {
        await page.GetByTestId("verify").ClickAsync();
        string? passed = await page.GetByTestId("verify-result").GetAttributeAsync("data-passed");
        return (passed, await page.GetByTestId("verify-roll").EvaluateAllAsync<string[]>(
            "rolls => rolls.map(roll => roll.textContent.match(/\\d/)[0] + ' ' + roll.dataset.passed)"));
    }

    private async Task<int> NumberAsync(string testId) =>
        int.Parse(await page.GetByTestId(testId).InnerTextAsync(), CultureInfo.InvariantCulture);
}
