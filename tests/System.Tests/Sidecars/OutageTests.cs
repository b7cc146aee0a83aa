using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BlazingSun.DaprEmulator.Faults;
using BlazingSun.Players;
using BlazingSun.Players.Frames;
using BlazingSun.SystemTests.Crashes;
using BlazingSun.SystemTests.Hosting;
using BlazingSun.Testing;

namespace BlazingSun.SystemTests.Sidecars;

/// <summary>Each of what the apps depend on is away for 20 seconds in the middle of games, one after the other, and nobody helps.</summary>
public class OutageTests(PostgresServer postgres)
{
    private const int Tables = 4;
    private const int Before = 31;
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 420_000)]
    public async Task Nothing_is_lost_or_doubled_players_are_told_and_all_goes_on_by_itself()
    {
        Assert.SkipWhen(postgres.Missing is not null, postgres.Missing ?? "");
        await using PostgresServer database = new();
        await database.InitializeAsync();
        await using Contest contest = await Contest.StartAsync(database, tables: 0);

        await PlayAsync(contest, other => WithoutMovesAsync(other, contest.Faults.Broker), isNoticed: null);
        await PlayAsync(contest, other => WithoutMovesAsync(other, contest.Faults.Store("rooms")), isNoticed: true);
        await PlayAsync(contest, _ => WithoutDocumentsAsync(contest));
        await PlayAsync(contest, _ => WithoutPresenceAsync(contest));
        await PlayAsync(contest, _ => WithoutSchedulerAsync(contest));
        await PlayAsync(contest, _ => WithoutDatabaseAsync(contest, database));
        await PlayAsync(contest, _ => WithHangingDatabaseAsync(contest, database));

        Assert.Empty(contest.Apps.World.Complaints);
    }

    /// <summary>
    /// Games are under way when it begins, and end as they should. Whose move does not get through meanwhile is told when to come again. Null = that depends:
    /// without a broker who has just moved waits for the event, and the others for their turn.
    /// </summary>
    private static async Task PlayAsync(Contest contest, Func<PlayerClient, Task> outage, bool? isNoticed = false)
    {
        await using PlayerClient other = await PlayerClient.ConnectAsync(contest.Apps.SocketAddress, Cancel);
        await other.AuthenticateAsync(contest.Accounts.Next().Token, Cancel);
        await contest.PlayAsync(Tables);
        await contest.SeenAsync(Before);

        await outage(other);

        await contest.FinishAsync();
        if (isNoticed is { } expected)
            Assert.Equal(expected, contest.Tables.Players.Any(player => player.Refusals > 0));
    }

    private static async Task WithoutMovesAsync(PlayerClient other, Dependency dependency)
    {
        Task back = dependency.TakeAwayForAsync(Away, TimeProvider.System);
        Frame refused = await other.AskAsync("games.command.create_room", new() { ["gameType"] = "bigger_dice", ["roomName"] = "Not now" }, Cancel);
        Assert.False(back.IsCompleted);
        Assert.Equal("UNAVAILABLE", refused["code"]);
        Assert.NotEqual(0, refused.Json.GetProperty("retryAfterMs").GetInt32());
        await back;
    }

    // Games that end meanwhile are stored when it is back.
    private static async Task WithoutDocumentsAsync(Contest contest)
    {
        SurvivingTables tables = await contest.OpenAsync(1);
        Task back = contest.Faults.Store("documents").TakeAwayForAsync(Away, TimeProvider.System);
        await tables.PlayAsync();
        Assert.False(back.IsCompleted);
        await back;
        foreach (string room in tables.Rooms)
            await Wait.UntilAsync(() => IsThereAsync(contest.Apps.Gateway, $"/api/games/{room}/history"), Cancel, TimeSpan.FromMinutes(1));
    }

    private static async Task WithoutPresenceAsync(Contest contest)
    {
        await contest.Apps.Redis.KillAsync();
        await Task.Delay(Away, TimeProvider.System, Cancel);
        await contest.Apps.Redis.InitializeAsync();
    }

    // A turn ends late, and not without it.
    private static async Task WithoutSchedulerAsync(Contest contest)
    {
        await using IdleTable table = await IdleTable.OpenAsync(contest, turnSeconds: 5);
        await contest.Faults.Scheduler.TakeAwayForAsync(Away, TimeProvider.System);
        Assert.Equal("timeout", await table.OverAsync(Cancel));
    }

    private static async Task WithoutDatabaseAsync(Contest contest, PostgresServer database)
    {
        await database.StopAsync();
        JsonObject refused = await RegisterAsync(contest.Apps.Gateway, "early", HttpStatusCode.ServiceUnavailable);
        Assert.Equal("UNAVAILABLE", refused["code"]!.GetValue<string>());
        Assert.True(refused["retryAfterMs"]!.GetValue<int>() > 0);
        await Task.Delay(Away, TimeProvider.System, Cancel);
        await database.StartAsync();
        await RegisterAsync(contest.Apps.Gateway, "late", HttpStatusCode.Created);
    }

    // Games are played to the end, and none of their moves waits.
    private static async Task WithHangingDatabaseAsync(Contest contest, PostgresServer database)
    {
        SurvivingTables tables = await contest.OpenAsync(Tables);
        await database.HangAsync();
        Task back = Task.Delay(Away, TimeProvider.System, Cancel);
        await tables.PlayAsync();
        Assert.All(tables.Players, player => Assert.Equal((0, 0), (player.Refusals, player.Problems.Count)));
        await back;
        await database.GoOnAsync();
        await tables.CheckAsync(Cancel);
        await RegisterAsync(contest.Apps.Gateway, "latest", HttpStatusCode.Created);
    }

    private static async ValueTask<bool> IsThereAsync(AppProcess gateway, string path)
    {
        using HttpResponseMessage answer = await gateway.Http.GetAsync(path, Cancel);
        return answer.StatusCode == HttpStatusCode.OK;
    }

    private static async Task<JsonObject> RegisterAsync(AppProcess gateway, string name, HttpStatusCode expected)
    {
        using HttpResponseMessage answer = await gateway.Http.PostAsJsonAsync(
            "/api/auth/register", new { username = name, email = $"{name}@example.com", password = "correct horse battery" }, Cancel);
        JsonObject body = (await answer.Content.ReadFromJsonAsync<JsonObject>(Cancel))!;
        Assert.True(expected == answer.StatusCode, body.ToJsonString());
        return body;
    }
}
