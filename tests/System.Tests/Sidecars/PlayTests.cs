using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BlazingSun.Players;
using BlazingSun.Players.Dice;
using BlazingSun.SystemTests.Hosting;
using BlazingSun.Testing;

namespace BlazingSun.SystemTests.Sidecars;

/// <summary>Games are played through two programs, their sidecars, and PostgreSQL.</summary>
public class PlayTests(PostgresServer postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 180_000)]
    public async Task Players_play_whole_games_and_see_every_event_once_and_in_order()
    {
        Assert.SkipWhen(postgres.Missing is not null, postgres.Missing ?? "");
        await using AppsBesideSidecars system = await AppsBesideSidecars.StartAsync(postgres, Cancel);
        using Accounts accounts = await Accounts.CreateAsync(system.Gateway.Http.BaseAddress!, system.Data, Cancel);
        Violations violations = new();
        await Contest.WarmUpAsync(system.Gateways[0].SocketAddress, accounts);

        DiceTable[] tables = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            DiceTable.OpenAsync(system.Gateways[0].SocketAddress, accounts.Next(), accounts.Next(), violations, Cancel)));
        await Task.WhenAll(tables.Select(table => table.PlayAsync(1, new NoPause(), Cancel)));

        Assert.True(violations.Count == 0, string.Join("\n", violations.First));
        Assert.All(tables.SelectMany(table => table.Bots), bot => Assert.Equal(1, bot.Games));
        foreach (DiceTable table in tables)
        {
            await table.DisposeAsync();
        }
    }

    [Fact(Timeout = 120_000)]
    public async Task What_a_browser_asks_of_games_it_asks_the_gateway()
    {
        Assert.SkipWhen(postgres.Missing is not null, postgres.Missing ?? "");
        await using AppsBesideSidecars system = await AppsBesideSidecars.StartAsync(postgres, Cancel);

        JsonArray? types = await system.Gateway.Http.GetFromJsonAsync<JsonArray>("/api/game-types", Cancel);
        Assert.Contains("bigger", types!.ToJsonString(), StringComparison.Ordinal);
        using HttpResponseMessage nobody = await system.Gateway.Http.PostAsync("/api/rooms/ABCDEF/bots", null, Cancel);
        Assert.Equal(401, (int)nobody.StatusCode);
        string token = (await Accounts.RegisterAsync(system.Gateway.Http.BaseAddress!, "jane", Cancel))["token"]!.GetValue<string>();
        using HttpRequestMessage request = new(HttpMethod.Post, "/api/rooms/ABCDEF/bots") { Headers = { { "Authorization", $"Bearer {token}" } } };
        using HttpResponseMessage answer = await system.Gateway.Http.SendAsync(request, Cancel);
        Assert.Equal((404, "ROOM_NOT_FOUND"), ((int)answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonObject>(Cancel))!["code"]!.GetValue<string>()));
    }
}
