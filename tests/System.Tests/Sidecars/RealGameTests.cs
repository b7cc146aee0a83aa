using BlazingSun.Players;
using BlazingSun.Players.Dice;

namespace BlazingSun.SystemTests.Sidecars;

/// <summary>The product beside real sidecars, with what stands behind them; skipped where there are none. See OUT/verify.</summary>
public class RealGameTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_catalog_comes_from_Games_through_both_sidecars()
    {
        Assert.SkipWhen(RealApps.Missing is not null, RealApps.Missing ?? "");
        await using RealApps apps = await RealApps.StartAsync(Cancel);

        string catalog = await apps.Gateway.Http.GetStringAsync("/api/game-types", Cancel);

        Assert.Contains("bigger_dice", catalog, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_tables_play_whole_games_and_every_player_sees_every_number()
    {
        Assert.SkipWhen(RealApps.Missing is not null, RealApps.Missing ?? "");
        await using RealApps apps = await RealApps.StartAsync(Cancel);
        Violations violations = new();
        List<DiceTable> tables = [];
        for (int i = 0; i < 10; i++)
            tables.Add(await OpenAsync(apps, violations));

        await Task.WhenAll(tables.Select(table => table.PlayAsync(2, new NoPause(), Cancel)));

        Assert.True(violations.Count == 0, string.Join("\n", violations.First));
        Assert.All(tables.SelectMany(table => table.Bots), bot => Assert.Equal(2, bot.Games));
        foreach (DiceTable table in tables)
            await table.DisposeAsync();
    }

    [Fact]
    public async Task Games_is_killed_in_the_middle_and_the_game_goes_on()
    {
        Assert.SkipWhen(RealApps.Missing is not null, RealApps.Missing ?? "");
        await using RealApps apps = await RealApps.StartAsync(Cancel);
        Violations violations = new();
        await using DiceTable table = await OpenAsync(apps, violations);
        foreach (DiceBot bot in table.Bots)
            bot.MayBeAnsweredAgain = true;
        Task playing = table.PlayAsync(20, new NoPause(), Cancel);
        await Testing.Wait.UntilAsync(() => table.Bots[0].Rolls > 10 || playing.IsCompleted, Cancel);

        await apps.KillGamesAsync(Cancel);

        await playing;
        Assert.True(violations.Count == 0, string.Join("\n", violations.First));
        Assert.All(table.Bots, bot => Assert.Equal(20, bot.Games));
    }

    private static async Task<DiceTable> OpenAsync(RealApps apps, Violations violations) => await DiceTable.OpenAsync(
        apps.Gateway.SocketAddress, await apps.RegisterAsync(Cancel), await apps.RegisterAsync(Cancel), violations, Cancel);
}
