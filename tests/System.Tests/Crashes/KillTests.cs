using System.Text.Json.Nodes;
using BlazingSun.SystemTests.Hosting;

namespace BlazingSun.SystemTests.Crashes;

/// <summary>The process ends in the middle of games, at many different points of a move: killed, or restarted by its operator.</summary>
public class KillTests
{
    private const int Rooms = 12;
    private const int EventsBetween = 71;

    [Fact(Timeout = 120_000)]
    public async Task After_each_kill_the_games_go_on_and_no_accepted_roll_is_lost_or_doubled()
    {
        using TemporaryFolder data = new();
        await using CrashingServer server = new(data.Path, Ending.Kill, EventsBetween, times: 12);
        await PlayAsync(server, data.Path);

        Assert.Equal(12, server.Ended);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_restart_sends_everyone_away_and_loses_no_roll_and_nobody_counts_as_gone()
    {
        using TemporaryFolder data = new();
        await using CrashingServer server = new(data.Path, Ending.Stop, EventsBetween * 2, times: 4);
        SurvivingTables tables = await PlayAsync(server, data.Path);

        Assert.Equal([0, 0, 0, 0], server.ExitCodes);
        Assert.All(tables.Players, player => Assert.True(player.SentAway > 0));
        Assert.All(tables.Players, player => Assert.DoesNotContain(player.Events.Values, IsAboutAbsence));
    }

    private static bool IsAboutAbsence(JsonObject frame) =>
        frame["type"]!.GetValue<string>() is "games.event.player_disconnected" or "games.event.player_reconnected";

    private static async Task<SurvivingTables> PlayAsync(CrashingServer server, string data)
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        await server.StartAsync(cancel);
        using Accounts accounts = await Accounts.CreateAsync(server.Process, data, cancel);
        SurvivingTables tables = await SurvivingTables.OpenAsync(Rooms, server, accounts, cancel);

        Task games = tables.PlayAsync();
        await await Task.WhenAny(server.CrashAsync(cancel), games);
        await games;

        await tables.CheckAsync(cancel);
        Assert.All(tables.Players, player => Assert.Equal((0, 0), (player.Refusals, player.Gaps)));
        return tables;
    }
}
