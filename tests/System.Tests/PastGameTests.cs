using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using BlazingSun.Players.Dice;
using BlazingSun.Players.Frames;
using BlazingSun.SystemTests.Hosting;

namespace BlazingSun.SystemTests;

/// <summary>Past games over HTTP, at the running program.</summary>
public class PastGameTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("public", HttpStatusCode.OK)]
    [InlineData("private", HttpStatusCode.NotFound)]
    public async Task A_finished_game_is_shown_to_its_players_and_to_others_where_the_room_was_public(string visibility, HttpStatusCode others)
    {
        using TemporaryFolder data = new();
        await using ServerProcess server = await ServerProcess.StartAsync(data.Path, Cancel);
        using Accounts accounts = await Accounts.CreateAsync(server, data.Path, Cancel);
        DicePlayer ada = accounts.Next();
        string room = await FinishAsync(server, ada, accounts.Next(), visibility);

        JsonNode game = await FoundAsync(server, ada, $"/api/games/{room}/history");
        Assert.Equal(1, game["gameNumber"]!.GetValue<int>());
        Assert.Equal([1], game["games"]!.AsArray().Select(number => number!.GetValue<int>()));
        Assert.Equal("resigned", game["result"]!["reason"]!.GetValue<string>());
        Assert.Equal(
            ["games.event.game_started", "games.event.game_over"], game["events"]!.AsArray().Select(frame => frame!["type"]!.GetValue<string>()));
        JsonNode mine = await FoundAsync(server, ada, $"/api/users/{ada.Id}/games");
        Assert.Equal((1, 1), (mine["played"]!.GetValue<int>(), mine["won"]!.GetValue<int>()));
        Assert.Equal(room, Assert.Single(mine["games"]!.AsArray())!["roomId"]!.GetValue<string>());

        foreach (DicePlayer? viewer in new[] { accounts.Next(), null })
        {
            Assert.Equal(others, (await GetAsync(server, viewer, $"/api/games/{room}/history")).StatusCode);
            JsonNode seen = await FoundAsync(server, viewer, $"/api/users/{ada.Id}/games");
            Assert.Equal(others == HttpStatusCode.OK ? 1 : 0, seen["games"]!.AsArray().Count);
        }
    }

    [Fact]
    public async Task What_cannot_be_found_or_read_is_refused_with_its_code()
    {
        using TemporaryFolder data = new();
        await using ServerProcess server = await ServerProcess.StartAsync(data.Path, Cancel);
        await RefusedAsync("/api/games/nowhere/history", HttpStatusCode.NotFound, "NOT_FOUND");
        await RefusedAsync("/api/games/5f0c1d7e-3a52-8c1b-9a44-0d6f1b2c3d4e/history", HttpStatusCode.NotFound, "NOT_FOUND");
        await RefusedAsync("/api/games/5f0c1d7e-3a52-8c1b-9a44-0d6f1b2c3d4e/history?game=first", HttpStatusCode.BadRequest, "BAD_MESSAGE");
        await RefusedAsync("/api/users/ada/games", HttpStatusCode.NotFound, "USER_NOT_FOUND");
        await RefusedAsync("/api/users/1/games?limit=51", HttpStatusCode.BadRequest, "BAD_MESSAGE");
        await RefusedAsync("/api/users/1/games?before=x", HttpStatusCode.BadRequest, "BAD_MESSAGE");

        JsonNode document = await FoundAsync(server, null, "/openapi/v1.json");
        Assert.NotNull(document["paths"]!["/api/games/{roomId}/history"]!["get"]!["responses"]!["404"]);
        Assert.NotNull(document["paths"]!["/api/users/{userId}/games"]!["get"]!["responses"]!["200"]);

        async Task RefusedAsync(string path, HttpStatusCode status, string code)
        {
            HttpResponseMessage response = await GetAsync(server, null, path);
            JsonNode problem = JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!;
            Assert.Equal((status, code), (response.StatusCode, problem["code"]!.GetValue<string>()));
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        }
    }

    private static async Task<string> FinishAsync(ServerProcess server, DicePlayer host, DicePlayer guest, string visibility)
    {
        await using FrameSocket first = await DiceTable.SignInAsync(server.SocketAddress, host, Cancel);
        await first.SendAsync($$$"""
            {"type":"games.command.create_room","gameType":"bigger_dice","roomName":"A table","config":{"visibility":"{{{visibility}}}"}}
            """, Cancel);
        string room = (await DiceTable.UntilAsync(first, "games.event.room_created", Cancel))["roomId"]!;
        await using FrameSocket second = await DiceTable.SignInAsync(server.SocketAddress, guest, Cancel);
        await second.SendAsync($$"""{"type":"games.command.join_room","roomId":"{{room}}"}""", Cancel);
        await DiceTable.UntilAsync(first, "games.event.game_started", Cancel);
        await second.SendAsync($$"""{"type":"games.command.resign","roomId":"{{room}}"}""", Cancel);
        await DiceTable.UntilAsync(first, "games.event.game_over", Cancel);
        return room;
    }

    // A game is stored a moment after its players have heard of its end.
    private static async Task<JsonNode> FoundAsync(ServerProcess server, DicePlayer? viewer, string path)
    {
        HttpResponseMessage response = await GetAsync(server, viewer, path);
        await BlazingSun.Testing.Wait.UntilAsync(
            async () => (response = await GetAsync(server, viewer, path)).StatusCode == HttpStatusCode.OK, Cancel);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!;
    }

    private static async Task<HttpResponseMessage> GetAsync(ServerProcess server, DicePlayer? viewer, string path)
    {
        using HttpClient http = new() { BaseAddress = server.Address };
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Authorization = viewer is null ? null : new AuthenticationHeaderValue("Bearer", viewer.Token);
        return await http.SendAsync(request, Cancel);
    }
}
