using System.Net.WebSockets;
using BlazingSun.Players;
using BlazingSun.Players.Frames;
using BlazingSun.SystemTests.Hosting;

namespace BlazingSun.SystemTests.Abuse;

/// <summary>Bad input for the socket, and what the protocol says about it.</summary>
internal sealed class SocketAbuse(Uri address, Accounts accounts)
{
    private const string NoRoom = "01900000-0000-7000-8000-000000000000";

    // Each is sent by a user of its own.
    private static readonly (string Name, string Frame, string Code)[] Frames =
    [
        ("an empty frame", "", "BAD_MESSAGE"),
        ("no JSON", "}{", "BAD_MESSAGE"),
        ("half a JSON", "{\"type\":\"system.heart", "BAD_MESSAGE"),
        ("no object", "[1,2,3]", "BAD_MESSAGE"),
        ("too deep", $$"""{"type":"system.heartbeat","a":{{new string('[', 5_000)}}{{new string(']', 5_000)}}}""", "BAD_MESSAGE"),
        ("no type", """{"id":"1"}""", "BAD_MESSAGE"),
        ("a type that is a number", """{"type":7}""", "BAD_MESSAGE"),
        ("an unknown type", """{"type":"games.command.cheat"}""", "UNKNOWN_TYPE"),
        ("an id that is too long", $$"""{"type":"games.command.list_rooms","id":"{{new string('i', 65)}}"}""", "BAD_MESSAGE"),
        ("another user's id", """{"type":"games.command.list_rooms","userId":"1"}""", "IDENTITY_MISMATCH"),
        ("a room id that is none", """{"type":"games.command.join_room","roomId":"../../etc/passwd"}""", "BAD_MESSAGE"),
        ("a room that is not there", $$"""{"type":"games.command.join_room","roomId":"{{NoRoom}}"}""", "ROOM_NOT_FOUND"),
        ("a roll nowhere", $$"""{"type":"games.command.bigger_dice.roll","roomId":"{{NoRoom}}"}""", "ROOM_NOT_FOUND"),
        ("a game that is none", """{"type":"games.command.create_room","gameType":"'; drop table","roomName":"Nice"}""", "GAME_TYPE_UNKNOWN"),
        ("a setting out of range",
            """{"type":"games.command.create_room","gameType":"bigger_dice","roomName":"Nice","config":{"turnSeconds":-1}}""",
            "CONFIG_INVALID"),
    ];

    public static IEnumerable<BadInput> All(Uri address, Accounts accounts)
    {
        SocketAbuse abuse = new(address, accounts);
        return
        [
            .. Frames.Select(f => new BadInput(f.Name, cancel => abuse.ExpectErrorAsync(f.Frame, f.Code, cancel))),
            new BadInput("binary", abuse.BinaryAsync),
            new BadInput("huge", abuse.HugeAsync),
            new BadInput("ten broken frames", abuse.BrokenAsync),
            new BadInput("a flood", abuse.FloodAsync),
            new BadInput("bad tokens", abuse.BadTokensAsync),
            new BadInput("a command before the token", abuse.UnauthenticatedAsync),
            new BadInput("a foreign origin", abuse.ForeignOriginAsync),
        ];
    }

    private async Task ExpectErrorAsync(string frame, string code, CancellationToken cancel)
    {
        await using PlayerClient client = await SignInAsync(cancel);
        await client.SendTextAsync(frame, cancel);
        await ExpectErrorAsync(client, code, cancel);
        await client.SendTextAsync("""{"type":"system.heartbeat"}""", cancel);
        await client.NextAsync("system.heartbeat_ack", cancel);
    }

    private async Task BinaryAsync(CancellationToken cancel)
    {
        await using PlayerClient client = await SignInAsync(cancel);
        await client.SendBinaryAsync("{\"type\":\"system.heartbeat\"}"u8.ToArray(), cancel);
        await ExpectErrorAsync(client, "BAD_MESSAGE", cancel);
    }

    private async Task HugeAsync(CancellationToken cancel)
    {
        await using PlayerClient client = await SignInAsync(cancel);
        await SendAsFarAsItGoesAsync(client, new string(' ', 3 << 20), cancel);
        Assert.Equal(1009, await client.ClosedAsync(cancel));
    }

    private async Task BrokenAsync(CancellationToken cancel)
    {
        await using PlayerClient client = await SignInAsync(cancel);
        for (int i = 0; i < 10; i++)
            await client.SendTextAsync("rubbish", cancel);
        Assert.Equal(1008, await client.ClosedAsync(cancel));
    }

    private async Task FloodAsync(CancellationToken cancel)
    {
        await using PlayerClient client = await SignInAsync(cancel);
        for (int i = 0; i < 1_000; i++)
            await SendAsFarAsItGoesAsync(client, """{"type":"system.heartbeat"}""", cancel);
        Assert.Equal(1008, await client.ClosedAsync(cancel));
        Assert.Contains(client.Frames, f => f["code"] == "RATE_LIMITED");
    }

    private async Task BadTokensAsync(CancellationToken cancel)
    {
        await using PlayerClient client = await PlayerClient.ConnectAsync(address, cancel);
        string token = accounts.Next().Token;
        string forged = token[..^8] + "AAAAAAAA";
        foreach (string bad in new[] { "", "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.", forged })
            Assert.Equal("AUTH_FAILED", (await client.AuthenticateAsync(bad, cancel))["code"]);
        Assert.Equal(4401, await client.ClosedAsync(cancel));
    }

    private async Task UnauthenticatedAsync(CancellationToken cancel)
    {
        await using PlayerClient client = await PlayerClient.ConnectAsync(address, cancel);
        Frame answer = await client.AskAsync("games.command.list_rooms", null, cancel);
        Assert.Equal("AUTH_REQUIRED", answer["code"]);
    }

    private async Task ForeignOriginAsync(CancellationToken cancel)
    {
        Dictionary<string, string> headers = new() { ["Origin"] = "https://evil.example" };
        WebSocketException refused = await Assert.ThrowsAsync<WebSocketException>(
            () => PlayerClient.ConnectAsync(address, cancel, headers));
        Assert.Contains("403", refused.Message, StringComparison.Ordinal);
    }

    private async Task<PlayerClient> SignInAsync(CancellationToken cancel)
    {
        PlayerClient client = await PlayerClient.ConnectAsync(address, cancel);
        Assert.Equal("system.authenticated", (await client.AuthenticateAsync(accounts.Next().Token, cancel)).Type);
        return client;
    }

    private static async Task ExpectErrorAsync(PlayerClient client, string code, CancellationToken cancel) =>
        Assert.Equal(code, (await client.NextAsync("system.error", cancel))["code"]);

    // The server hangs up in the middle, which the sender may notice before it has sent everything.
    private static async Task SendAsFarAsItGoesAsync(PlayerClient client, string text, CancellationToken cancel)
    {
        try
        {
            await client.SendTextAsync(text, cancel);
        }
        catch (WebSocketException)
        {
            // It hung up.
        }
    }
}
