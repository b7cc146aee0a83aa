using System.Text.Json.Nodes;
using BlazingSun.Players;
using BlazingSun.Players.Dice;
using BlazingSun.Players.Frames;

namespace BlazingSun.SystemTests.Sidecars;

/// <summary>People talk beside real sidecars, with what stands behind them; skipped where there are none. See OUT/verify.</summary>
public class RealChatTests
{
    // Signs that are not written alike everywhere: joined ones, a flag of tags, a late one.
    private const string Content = "hi \U0001F469\u200D\U0001F680 \U0001F3F4\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F \U0001FAE9";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_become_friends_write_to_each_other_and_to_the_lobby_and_see_each_other_come_and_go()
    {
        Assert.SkipWhen(RealApps.Missing is not null, RealApps.Missing ?? "");
        await using RealApps apps = await RealApps.StartAsync(Cancel);
        (DicePlayer ada, DicePlayer bob) = (await apps.RegisterAsync(Cancel), await apps.RegisterAsync(Cancel));
        await using PlayerClient adas = await SignInAsync(apps, ada);
        await using (PlayerClient bobs = await SignInAsync(apps, bob))
        {
            await BecomeFriendsAsync(adas, ada, bobs, bob);
            await WriteAsync(adas, ada, bobs, bob);
            await TalkAsync(adas, bobs);
        }

        Assert.Equal((bob.Id, "offline"), PresenceOf(await adas.NextAsync("system.event.presence_changed", Cancel)));
        await using PlayerClient again = await SignInAsync(apps, bob);
        Assert.Equal((bob.Id, "online"), PresenceOf(await adas.NextAsync("system.event.presence_changed", Cancel)));
        Assert.Equal(Content, Last(await DoAsync(again, "chat.command.history", new() { ["withUserId"] = ada.Id }), "messages"));
    }

    private static async Task BecomeFriendsAsync(PlayerClient adas, DicePlayer ada, PlayerClient bobs, DicePlayer bob)
    {
        await DoAsync(adas, "chat.command.request_friend", new() { ["userId"] = bob.Id });
        Assert.Equal(ada.Id, (await bobs.NextAsync("chat.event.friend_requested", Cancel))["userId"]);
        await DoAsync(bobs, "chat.command.accept_friend", new() { ["userId"] = ada.Id });
        Frame added = await adas.NextAsync("chat.event.friend_added", Cancel);
        Assert.Equal((bob.Id, "online"), (added["userId"], added.Json.GetProperty("presence").GetProperty("status").GetString()));
    }

    private static async Task WriteAsync(PlayerClient adas, DicePlayer ada, PlayerClient bobs, DicePlayer bob)
    {
        await DoAsync(adas, "chat.command.send_message", new() { ["recipientId"] = bob.Id, ["content"] = Content });
        Frame received = await bobs.NextAsync("chat.event.message_received", Cancel);
        Assert.Equal(Content, received["content"]);
        await DoAsync(bobs, "chat.command.mark_read", new() { ["withUserId"] = ada.Id, ["upTo"] = received["messageId"] });
        Assert.Equal(bob.Id, (await adas.NextAsync("chat.event.messages_read", Cancel))["readerId"]);
        Assert.Equal(Content, Last(await DoAsync(adas, "chat.command.history", new() { ["withUserId"] = bob.Id }), "messages"));
    }

    private static async Task TalkAsync(PlayerClient adas, PlayerClient bobs)
    {
        const string Lobby = "lobby:main";
        string said = $"hello from {Testing.RealSidecar.NewName()}";
        foreach (PlayerClient client in new[] { adas, bobs })
            Assert.Equal("chat.event.lobby_history", (await DoAsync(client, "chat.command.join_lobby", new() { ["lobbyId"] = Lobby })).Type);
        await DoAsync(adas, "chat.command.send_lobby_message", new() { ["lobbyId"] = Lobby, ["content"] = said });
        await bobs.NextAsync(frame => frame.Type == "chat.event.lobby_message" && frame["content"] == said, Cancel);
        Assert.Equal(said, Last(await DoAsync(bobs, "chat.command.join_lobby", new() { ["lobbyId"] = Lobby }), "messages"));
    }

    private static async Task<PlayerClient> SignInAsync(RealApps apps, DicePlayer player)
    {
        PlayerClient client = await PlayerClient.ConnectAsync(apps.Gateway.SocketAddress, Cancel, idPrefix: Testing.RealSidecar.NewName());
        Assert.Equal("system.authenticated", (await client.AuthenticateAsync(player.Token, Cancel)).Type);
        return client;
    }

    /// <summary>Sends a command until it is not too early: a program that just started may need longer than commands have.</summary>
    private static async Task<Frame> DoAsync(PlayerClient client, string type, JsonObject fields)
    {
        fields["id"] = Testing.RealSidecar.NewName();
        while (true)
        {
            Frame answer = await client.AskAsync(type, fields, Cancel);
            if (answer["code"] != "UNAVAILABLE")
                return answer;
            await Task.Delay(TimeSpan.FromMilliseconds(answer.Json.GetProperty("retryAfterMs").GetInt32()), TimeProvider.System, Cancel);
        }
    }

    private static (string? User, string? Status) PresenceOf(Frame frame) => (frame["userId"], frame["status"]);

    private static string? Last(Frame frame, string list) =>
        JsonNode.Parse(frame.Json.GetRawText())![list]!.AsArray()[^1]!["content"]!.GetValue<string>();
}
