using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using BlazingSun.Players.Dice;
using BlazingSun.Players.Frames;
using BlazingSun.SystemTests.Hosting;

namespace BlazingSun.SystemTests;

/// <summary>Bots over HTTP, at the running program.</summary>
public class BotTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_host_has_a_bot_take_a_seat_and_one_person_can_play()
    {
        using TemporaryFolder data = new();
        await using ServerProcess server = await ServerProcess.StartAsync(data.Path, Cancel);
        using Accounts accounts = await Accounts.CreateAsync(server, data.Path, Cancel);
        DicePlayer ada = accounts.Next();
        await using FrameSocket socket = await DiceTable.SignInAsync(server.SocketAddress, ada, Cancel);
        Frame created = await CreateAsync(socket, "auto");

        HttpResponseMessage added = await SendAsync(server, ada, HttpMethod.Post, $"/api/rooms/{created["roomCode"]}/bots");
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        string bot = JsonNode.Parse(await added.Content.ReadAsStringAsync(Cancel))!["playerId"]!.GetValue<string>();
        Frame joined = await DiceTable.UntilAsync(socket, "games.event.player_joined", Cancel);
        Assert.Equal(bot, joined["playerId"]);
        Assert.True(joined.Json.GetProperty("isBot").GetBoolean());
        await DiceTable.UntilAsync(socket, "games.event.game_started", Cancel);

        await socket.SendAsync($$"""{"type":"games.command.bigger_dice.roll","roomId":"{{created["roomId"]}}"}""", Cancel);
        Frame own = await DiceTable.UntilAsync(socket, "games.event.bigger_dice.rolled", Cancel);
        Frame bots = await DiceTable.UntilAsync(socket, "games.event.bigger_dice.rolled", Cancel);
        Assert.Equal((ada.Id, bot), (own["playerId"], bots["playerId"]));
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_its_code()
    {
        using TemporaryFolder data = new();
        await using ServerProcess server = await ServerProcess.StartAsync(data.Path, Cancel);
        using Accounts accounts = await Accounts.CreateAsync(server, data.Path, Cancel);
        (DicePlayer ada, DicePlayer bob) = (accounts.Next(), accounts.Next());
        await using FrameSocket socket = await DiceTable.SignInAsync(server.SocketAddress, ada, Cancel);
        string bots = $"/api/rooms/{(await CreateAsync(socket, "host"))["roomId"]}/bots";

        await RefusedAsync(server, null, HttpMethod.Post, bots, HttpStatusCode.Unauthorized, "AUTH_REQUIRED");
        await RefusedAsync(server, bob, HttpMethod.Post, bots, HttpStatusCode.Conflict, "NOT_IN_ROOM");
        await RefusedAsync(server, ada, HttpMethod.Post, "/api/rooms/ZZZZZZ/bots", HttpStatusCode.NotFound, "ROOM_NOT_FOUND");
        await RefusedAsync(server, ada, HttpMethod.Delete, $"{bots}/{ada.Id}", HttpStatusCode.NotFound, "NOT_FOUND");
        HttpResponseMessage added = await SendAsync(server, ada, HttpMethod.Post, bots);
        string bot = JsonNode.Parse(await added.Content.ReadAsStringAsync(Cancel))!["playerId"]!.GetValue<string>();
        await RefusedAsync(server, ada, HttpMethod.Post, bots, HttpStatusCode.Conflict, "ROOM_FULL");
        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(server, ada, HttpMethod.Delete, $"{bots}/{bot}")).StatusCode);
        Frame left = await DiceTable.UntilAsync(socket, "games.event.player_left", Cancel);
        Assert.Equal("kicked", left["reason"]);
    }

    private static async Task<Frame> CreateAsync(FrameSocket socket, string startMode)
    {
        await socket.SendAsync($$$"""
            {"type":"games.command.create_room","gameType":"bigger_dice","roomName":"With a bot","config":{"startMode":"{{{startMode}}}"}}
            """, Cancel);
        Frame created = await DiceTable.UntilAsync(socket, "games.event.room_created", Cancel);
        await DiceTable.UntilAsync(socket, "games.event.player_joined", Cancel);
        return created;
    }

    private static async Task<HttpResponseMessage> SendAsync(ServerProcess server, DicePlayer? player, HttpMethod method, string path)
    {
        using HttpClient http = new() { BaseAddress = server.Address };
        using HttpRequestMessage request = new(method, new Uri(path, UriKind.Relative));
        request.Headers.Authorization = player is null ? null : new AuthenticationHeaderValue("Bearer", player.Token);
        return await http.SendAsync(request, Cancel);
    }

    private static async Task RefusedAsync(
        ServerProcess server, DicePlayer? player, HttpMethod method, string path, HttpStatusCode status, string code)
    {
        HttpResponseMessage response = await SendAsync(server, player, method, path);
        string body = await response.Content.ReadAsStringAsync(Cancel);
        Assert.Equal((status, code), (response.StatusCode, JsonNode.Parse(body)!["code"]!.GetValue<string>()));
    }
}
