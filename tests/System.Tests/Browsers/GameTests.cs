using Microsoft.Playwright;

namespace BlazingSun.SystemTests.Browsers;

/// <summary>Two people play in two browsers.</summary>
public abstract class GameTests(Stage stage)
{
    [Fact(Timeout = 90_000)]
    public async Task Two_people_register_meet_by_code_and_play_until_both_see_the_same_winner_of_a_fair_game()
    {
        (Visitor ada, Visitor bob) = await stage.SeatAsync("ada.l", "bob-2");

        await Task.WhenAll(ada.Table.PlayAsync(), bob.Table.PlayAsync());

        await Agreement.CheckAsync(ada.Table, bob.Table);
        Assert.Empty(ada.Complaints.All);
        Assert.Empty(bob.Complaints.All);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_reload_in_the_middle_of_a_game_keeps_the_state_and_the_game_goes_on()
    {
        (Visitor host, Visitor guest) = await stage.SeatAsync("reload_host", "reload_guest");
        await Task.WhenAll(host.Table.PlayAsync(rounds: 4), guest.Table.PlayAsync(rounds: 4));
        int[] scores = await host.Table.ScoresAsync();
        string[] rounds = await host.Table.RoundsAsync();
        Assert.Equal(4, rounds.Length);

        await host.Page.ReloadAsync();
        await host.Table.WaitForStartAsync();

        Assert.Equal(scores, await host.Table.ScoresAsync());
        Assert.Equal(rounds, await host.Table.RoundsAsync());
        await Task.WhenAll(host.Table.PlayAsync(rounds: 2), guest.Table.PlayAsync(rounds: 2));
        Assert.Equal(await host.Table.RoundsAsync(), (await guest.Table.RoundsAsync()).Select(Mirrored));
        Assert.Empty(host.Complaints.All);
    }

    [Fact(Timeout = 60_000)]
    public async Task The_dice_tumble_and_come_to_rest_on_the_rolled_numbers_before_the_point_is_counted()
    {
        (Visitor ada, Visitor bob) = await stage.SeatAsync("Ada", "Bob", looks => looks.ReducedMotion = ReducedMotion.NoPreference);
        await Task.WhenAll(ada.Table.PlayAsync(rounds: 5), bob.Table.PlayAsync(rounds: 5));

        string[] dice = await ada.Table.DiceAsync();

        Assert.Equal($"Round 5: {dice[0]} to {dice[1]}", (await ada.Table.RoundsAsync())[0]);
        Assert.Equal(dice.Reverse(), await bob.Table.DiceAsync());
        int[] scores = await ada.Table.ScoresAsync();
        (Visitor next, Visitor other) = await ada.Table.MyRoll.IsVisibleAsync() ? (ada, bob) : (bob, ada);
        await Picture.TakeAsync(next.Page);
        await next.Table.MyRoll.ClickAsync();
        await other.Table.MyRoll.ClickAsync();
        Assert.Equal(scores, await ada.Table.ScoresAsync());
        Assert.Equal(5, await ada.Table.Rounds.CountAsync());
        Assert.Empty(ada.Complaints.All);
    }

    // "Round 3: 5 to 2" is "Round 3: 2 to 5" for the other.
    private static string Mirrored(string round)
    {
        string[] words = round.Split(' ');
        (words[2], words[4]) = (words[4], words[2]);
        return string.Join(' ', words);
    }
}
