namespace BlazingSun.SystemTests.Browsers;

/// <summary>What must be true on both pages after a game that was won by points.</summary>
internal static class Agreement
{
    public static async Task CheckAsync(Table host, Table guest)
    {
        int[] scores = await host.ScoresAsync();
        Assert.Equal(10, scores.Max());
        Assert.InRange(scores.Min(), 0, 9);
        Assert.Equal(scores.Reverse(), await guest.ScoresAsync());

        Assert.NotEmpty(await host.WinnerIdAsync());
        Assert.Equal(await host.WinnerIdAsync(), await guest.WinnerIdAsync());
        Table winner = scores[0] == 10 ? host : guest;
        Table loser = scores[0] == 10 ? guest : host;
        Assert.Equal("You win!", await winner.Winner.InnerTextAsync());
        Assert.EndsWith(" wins!", await loser.Winner.InnerTextAsync(), StringComparison.Ordinal);

        await CheckFairnessAsync(host, guest, scores.Sum());
    }

    private static async Task CheckFairnessAsync(Table host, Table guest, int points)
    {
        (string? passed, string[] rolls) = await host.VerifyAsync();
        (string? guestPassed, string[] guestRolls) = await guest.VerifyAsync();
        Assert.Equal("true", passed);
        Assert.Equal("true", guestPassed);
        Assert.Equal(rolls, guestRolls);
        // Each point took two rolls, and each tie two more.
        Assert.InRange(rolls.Length, points * 2, int.MaxValue);
        Assert.Equal(0, rolls.Length % 2);
        Assert.All(rolls, roll => Assert.Matches("^[1-6] true$", roll));
    }
}
