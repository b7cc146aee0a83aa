using static Microsoft.Playwright.Assertions;

namespace BlazingSun.SystemTests.Browsers;

/// <summary>A player loses the network, or lets the time run out.</summary>
public abstract class AbsenceTests(Stage stage)
{
    [Fact(Timeout = 60_000)]
    public async Task A_player_without_a_network_is_counted_down_and_comes_back_to_the_same_game_without_a_reload()
    {
        (Visitor gone, Visitor here) = await stage.SeatAsync("unplugged", "patient", reconnectSeconds: 60);
        await Task.WhenAll(gone.Table.PlayAsync(rounds: 3), here.Table.PlayAsync(rounds: 3));
        await gone.MarkAsync();
        int[] scores = await gone.Table.ScoresAsync();
        string[] rounds = await gone.Table.RoundsAsync();

        await gone.SetOfflineAsync(true);
        await Expect(here.Table.Missed).ToContainTextAsync(" s left");
        await gone.Page.GetByText("You are offline.").WaitForAsync();
        await Expect(gone.Page.GetByTestId("seat-kept")).ToContainTextAsync("Your seat is kept for another");
        await Expect(gone.Table.Roll).ToHaveAttributeAsync("aria-disabled", "true");
        await gone.SetOfflineAsync(false);
        await gone.WaitUntilOnlineAsync();

        await Expect(here.Table.Missed).ToHaveCountAsync(0);
        Assert.Equal(scores, await gone.Table.ScoresAsync());
        Assert.Equal(rounds, await gone.Table.RoundsAsync());
        await Task.WhenAll(gone.Table.PlayAsync(rounds: 1), here.Table.PlayAsync(rounds: 1));
        Assert.Equal((await gone.Table.ScoresAsync()).Reverse(), await here.Table.ScoresAsync());
        Assert.True(await gone.IsMarkedAsync());
        Assert.Empty(gone.Complaints.BesidesOutage);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_player_who_stays_away_loses_and_both_pages_tell_it()
    {
        (Visitor gone, Visitor here) = await stage.SeatAsync("gone", "waiting", reconnectSeconds: 10);
        await Task.WhenAll(gone.Table.PlayAsync(rounds: 1), here.Table.PlayAsync(rounds: 1));
        await gone.MarkAsync();

        await gone.SetOfflineAsync(true);
        await Expect(here.Table.Winner).ToHaveTextAsync("You win!");
        await Expect(here.Table.Reason).ToHaveTextAsync("gone left and did not come back.");
        await gone.SetOfflineAsync(false);

        await Expect(gone.Page.GetByTestId("missed-end")).ToContainTextAsync("You were away for too long and have lost: waiting wins");
        Assert.True(await gone.IsMarkedAsync());
    }

    [Fact(Timeout = 120_000)]
    public async Task A_player_who_does_not_roll_in_time_loses_and_both_pages_tell_it()
    {
        (Visitor slow, Visitor other) = await stage.SeatAsync("slow", "other", turnSeconds: 5);

        // The first turn is the host's. Its end may be noticed as late as half a minute after the room was opened.
        await Expect(slow.Table.Reason).ToHaveTextAsync("You let your time run out.", new() { Timeout = 60_000 });
        await Expect(slow.Table.Winner).ToHaveTextAsync("other wins!");
        await Expect(other.Table.Winner).ToHaveTextAsync("You win!");
        await Expect(other.Table.Reason).ToHaveTextAsync("slow let the time run out.");
    }
}
