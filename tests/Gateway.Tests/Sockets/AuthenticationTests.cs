using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BlazingSun.Contracts.Ids;
using BlazingSun.Gateway.Accounts;
using BlazingSun.Gateway.Tests.Hosting;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Gateway.Tests.Sockets;

public sealed class AuthenticationTests
{
    public static TheoryData<string> BadTokens =>
    [
        "empty", "no token", "alg none", "HS256 with the public key", "another key", "unknown kid", "wrong issuer", "wrong audience",
        "expired", "good for more than a week", "name with a control character", "from the future", "changed payload", "no signature", "no subject", "subject is no number", "no name", "exp as text", "crit",
    ];

    [Theory]
    [MemberData(nameof(BadTokens))]
    public async Task A_bad_token_gets_AUTH_FAILED(string what)
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket socket = await host.ConnectAsync();
        await socket.ExpectAsync("system.welcome");
        await socket.SendAsync($$"""{"type":"system.authenticate","id":"a","token":"{{Forged(host, what)}}"}""");
        JsonElement error = await socket.ExpectErrorAsync("AUTH_FAILED");
        Assert.Equal("a", error.GetProperty("correlationId").GetString());
    }

    [Fact]
    public async Task Nobody_signs_in_as_a_bot()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket socket = await host.ConnectAsync();
        await socket.ExpectAsync("system.welcome");
        await socket.SendAsync($$"""{"type":"system.authenticate","token":"{{host.Token(UserId.FirstBot)}}"}""");
        await socket.ExpectErrorAsync("AUTH_FAILED");
    }

    [Fact]
    public async Task The_forger_can_make_good_tokens_too()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket socket = await host.ConnectAsync();
        await socket.AuthenticateAsync(Forged(host, "good"));
    }

    [Fact]
    public async Task Three_failed_authentications_close_with_4401()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket socket = await host.ConnectAsync();
        await socket.ExpectAsync("system.welcome");
        for (int i = 0; i < 3; i++)
            await socket.SendAsync("""{"type":"system.authenticate","token":"x"}""");
        for (int i = 0; i < 3; i++)
            await socket.ExpectErrorAsync("AUTH_FAILED");
        Assert.Equal(4401, await socket.CloseCodeAsync());
    }

    [Fact]
    public async Task Ten_seconds_without_authentication_close_with_4401()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket socket = await host.ConnectAsync();
        await socket.ExpectAsync("system.welcome");
        host.Clock.Advance(TimeSpan.FromSeconds(9));
        await socket.FenceAsync();
        host.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(4401, await socket.CloseCodeAsync());
    }

    [Fact]
    public async Task A_token_warns_a_minute_ahead_and_closes_with_4401_at_its_end()
    {
        await using GatewayHost host = await GatewayHost.StartAsync(("Limits:SilenceSeconds", "3600"), ("Accounts:TokenMinutes", "5"));
        TestSocket socket = await host.SignedInAsync(1);
        host.Clock.Advance(TimeSpan.FromSeconds(240));
        JsonElement warning = await socket.ExpectAsync("system.token_expiring");
        Assert.Equal("2026-01-08T12:05:00.000Z", warning.GetProperty("expiresAt").GetString());
        host.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(4401, await socket.CloseCodeAsync());
    }

    [Fact]
    public async Task A_new_token_on_the_same_socket_keeps_it_open()
    {
        await using GatewayHost host = await GatewayHost.StartAsync(("Limits:SilenceSeconds", "3600"), ("Accounts:TokenMinutes", "5"));
        TestSocket socket = await host.SignedInAsync(1);
        host.Clock.Advance(TimeSpan.FromSeconds(250));
        await socket.ExpectAsync("system.token_expiring");
        await socket.SendAsync($$"""{"type":"system.authenticate","token":"{{host.Token(1)}}"}""");
        await socket.ExpectAsync("system.authenticated");
        host.Clock.Advance(TimeSpan.FromSeconds(100));
        await socket.FenceAsync();
    }

    [Fact]
    public async Task A_second_user_on_a_socket_gets_IDENTITY_MISMATCH_and_the_first_stays()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket socket = await host.SignedInAsync(1);
        await socket.SendAsync($$"""{"type":"system.authenticate","token":"{{host.Token(2)}}"}""");
        await socket.ExpectErrorAsync("IDENTITY_MISMATCH");
        await socket.SendAsync("""{"type":"games.command.list_rooms"}""");
        Assert.Equal(1, (await host.Games.CommandAsync()).Actor!.UserId.Value);
    }

    [Fact]
    public async Task The_eleventh_socket_of_a_user_closes_the_oldest_with_4409()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        List<TestSocket> sockets = [];
        for (int i = 0; i < 11; i++)
            sockets.Add(await host.SignedInAsync(1));
        Assert.Equal(4409, await sockets[0].CloseCodeAsync());
        await sockets[1].FenceAsync();
        await sockets[10].FenceAsync();
    }

    private static string Forged(GatewayHost host, string what)
    {
        SigningKey signing = host.Services.GetRequiredService<KeyRing>().Signing;
        long now = host.Clock.GetUtcNow().ToUnixTimeSeconds();
        Dictionary<string, object?> header = new() { ["alg"] = "ES256", ["typ"] = "JWT", ["kid"] = signing.Id };
        Dictionary<string, object?> claims = new()
        {
            ["iss"] = "blazing-sun",
            ["aud"] = "blazing-sun",
            ["sub"] = "1",
            ["name"] = "one",
            ["roles"] = new[] { "user" },
            ["iat"] = now,
            ["exp"] = now + 3600,
        };
        _ = what switch
        {
            "alg none" => header["alg"] = "none",
            "HS256 with the public key" => header["alg"] = "HS256",
            "unknown kid" => header["kid"] = "other",
            "crit" => header["crit"] = new[] { "x" },
            "wrong issuer" => claims["iss"] = "other",
            "wrong audience" => claims["aud"] = "other",
            "expired" => claims["exp"] = now,
            "good for more than a week" => claims["exp"] = now + (7 * 24 * 3600) + 61,
            "from the future" => claims["iat"] = now + 3600,
            "no subject" => claims.Remove("sub"),
            "subject is no number" => claims["sub"] = "x",
            "no name" => claims.Remove("name"),
            "name with a control character" => claims["name"] = "one\0",
            "exp as text" => claims["exp"] = "tomorrow",
            _ => null,
        };
        string signed = $"{Part(header)}.{Part(claims)}";
        byte[] bytes = Encoding.ASCII.GetBytes(signed);
        using ECDsa stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        byte[] publicPem = File.ReadAllBytes(Path.Combine(host.Folder, "keys", "jwt_public.pem"));
        return what switch
        {
            "empty" => "",
            "no token" => "a.b",
            "no signature" or "alg none" => $"{signed}.",
            "HS256 with the public key" => $"{signed}.{WebEncoders.Base64UrlEncode(HMACSHA256.HashData(publicPem, bytes))}",
            "another key" => $"{signed}.{WebEncoders.Base64UrlEncode(stranger.SignData(bytes, HashAlgorithmName.SHA256))}",
            "changed payload" => $"{Part(header)}.{Part(new(claims) { ["sub"] = "2" })}.{WebEncoders.Base64UrlEncode(signing.Sign(bytes))}",
            _ => $"{signed}.{WebEncoders.Base64UrlEncode(signing.Sign(bytes))}",
        };
    }

    private static string Part(Dictionary<string, object?> part) => WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(part));
}
