using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BlazingSun.DaprEmulator.Faults;
using BlazingSun.SystemTests.Hosting;
using BlazingSun.Testing;

namespace BlazingSun.SystemTests.Sidecars;

/// <summary>What the apps depend on is away in the middle of games, until that has shown.</summary>
public class OutageTests(PostgresServer postgres)
{
    private const int Before = 61;
    private const int Tables = 6;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory(Timeout = 180_000)]
    [InlineData("broker")]
    [InlineData("rooms")]
    public async Task Moves_are_refused_with_a_time_to_come_again_and_then_the_games_go_on(string away)
    {
        await using Contest contest = await Contest.StartAsync(postgres, Tables);
        Dependency dependency = away == "broker" ? contest.Faults.Broker : contest.Faults.Store(away);
        await contest.SeenAsync(Before);

        dependency.TakeAway();
        await contest.AtEveryTableAsync(player => player.Refusals > 0);
        dependency.BringBack();

        await contest.FinishAsync();
    }

    [Fact(Timeout = 180_000)]
    public async Task Without_documents_games_are_played_to_the_end_and_stored_when_the_store_is_back()
    {
        await using Contest contest = await Contest.StartAsync(postgres, tables: 2);
        contest.Faults.Store("documents").TakeAway();
        await contest.FinishAsync();
        Assert.All(contest.Tables.Players, player => Assert.Equal(0, player.Refusals));

        contest.Faults.Store("documents").BringBack();

        foreach (string room in contest.Tables.Rooms)
            await Wait.UntilAsync(() => IsThereAsync(contest.Apps.Gateway, $"/api/games/{room}/history"), Cancel, TimeSpan.FromMinutes(1));
    }

    [Fact(Timeout = 180_000)]
    public async Task Without_PostgreSQL_nobody_registers_but_games_go_on()
    {
        await using PostgresServer database = new();
        await database.InitializeAsync();
        await using Contest contest = await Contest.StartAsync(database, Tables);
        await contest.SeenAsync(Before);

        await database.StopAsync();
        JsonObject refused = await RegisterAsync(contest.Apps.Gateway, "early", HttpStatusCode.ServiceUnavailable);
        Assert.Equal("UNAVAILABLE", refused["code"]!.GetValue<string>());
        Assert.True(refused["retryAfterMs"]!.GetValue<int>() > 0);
        await contest.FinishAsync();
        Assert.All(contest.Tables.Players, player => Assert.Equal(0, player.Refusals));

        await database.StartAsync();
        await RegisterAsync(contest.Apps.Gateway, "late", HttpStatusCode.Created);
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
