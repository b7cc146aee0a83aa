using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using BlazingSun.Gateway.Accounts;
using BlazingSun.Gateway.Sockets;
using BlazingSun.Gateway.Tests.Hosting;
using BlazingSun.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Gateway.Tests.Accounts;

/// <summary>A removed account ends everywhere.</summary>
public sealed class RemovalTests
{
    private static readonly object Jane = new { username = "Jane_1", email = "jane@example.com", password = "correct horse" };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sockets_close_and_tokens_are_refused_on_every_gateway()
    {
        await using GatewayHost here = await GatewayHost.StartAsync();
        await using GatewayHost there = await here.StartAnotherAsync();
        string token = await RegisterAsync(here);
        TestSocket[] sockets = [await here.ConnectAsync(), await there.ConnectAsync(), await there.ConnectAsync()];
        foreach (TestSocket socket in sockets)
            await socket.AuthenticateAsync(token);

        Assert.Equal(HttpStatusCode.NoContent, (await here.Http(token).DeleteAsync("/api/me", Cancel)).StatusCode);

        foreach (TestSocket socket in sockets)
            Assert.Equal(4401, await socket.CloseCodeAsync());
        foreach (GatewayHost host in (GatewayHost[])[here, there])
            await AssertNobodyAsync(host, token);
        Assert.Equal(HttpStatusCode.Created, (await here.Http().PostAsJsonAsync("/api/auth/register", Jane, Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_restart_does_not_bring_the_user_back()
    {
        await using GatewayHost before = await GatewayHost.StartAsync();
        string token = await RegisterAsync(before);
        await before.Http(token).DeleteAsync("/api/me", Cancel);

        await using GatewayHost after = await before.StartAnotherAsync(hears: false);

        await AssertNobodyAsync(after, token);
    }

    [Fact]
    public async Task A_gateway_that_does_not_hear_of_it_finds_out()
    {
        await using GatewayHost here = await GatewayHost.StartAsync();
        await using GatewayHost deaf = await here.StartAnotherAsync(hears: false);
        string token = await RegisterAsync(here);
        TestSocket socket = await deaf.ConnectAsync();
        await socket.AuthenticateAsync(token);

        await here.Http(token).DeleteAsync("/api/me", Cancel);
        FormerUsers former = deaf.Services.GetRequiredService<FormerUsers>();
        await PassUntilAsync(deaf, () => former.Has(new UserId(1)));

        Assert.Equal(4401, await socket.CloseCodeAsync());
        await AssertNobodyAsync(deaf, token);
    }

    [Fact]
    public async Task Who_is_removed_between_the_look_at_the_token_and_the_socket_does_not_stay()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        SocketDirectory directory = host.Services.GetRequiredService<SocketDirectory>();
        TestSocket client = await host.ConnectAsync();
        await client.ExpectAsync("system.welcome");
        ClientSocket socket = directory.Find(client.Connection)!;

        host.Services.GetRequiredService<FormerUsers>().Add(new UserId(7), host.Clock.GetUtcNow());
        socket.User = new SocketUser(new Caller(new UserId(7), "seven", ["user"]), host.Clock.GetUtcNow().AddHours(1));
        directory.Authenticated(socket, new UserId(7));

        Assert.Equal(4401, await client.CloseCodeAsync());
    }

    [Theory]
    [InlineData(nameof(BusFault.Refuses))]
    [InlineData(nameof(BusFault.Hangs))]
    public async Task The_other_apps_hear_of_it_as_soon_as_they_can(string fault)
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        string token = await RegisterAsync(host);
        (host.Bus.Also, host.Bus.Fault) = (Topics.SystemEvents, Enum.Parse<BusFault>(fault));
        Task<HttpResponseMessage> removal = host.Http(token).DeleteAsync("/api/me", Cancel);
        await host.PassUntilAsync(removal);
        Assert.Equal(HttpStatusCode.NoContent, (await removal).StatusCode);
        await AssertNobodyAsync(host, token);
        host.Bus.Fault = BusFault.None;

        await PassUntilAsync(host, () => HasHeard(host));
    }

    [Fact]
    public async Task What_was_not_told_before_a_restart_is_told_after_it()
    {
        await using GatewayHost before = await GatewayHost.StartAsync();
        string token = await RegisterAsync(before);
        (before.Bus.Also, before.Bus.Fault) = (Topics.SystemEvents, BusFault.Refuses);
        await before.Http(token).DeleteAsync("/api/me", Cancel);

        await using GatewayHost after = await before.StartAnotherAsync(hears: false);

        await PassUntilAsync(after, () => HasHeard(after));
    }

    [Fact]
    public async Task A_user_of_another_site_is_not_the_account_with_the_same_id()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        string token = await RegisterAsync(host);
        HttpClient foreign = host.Http(host.Token(1, "somebody_else"));

        Assert.Equal(HttpStatusCode.Unauthorized, (await foreign.PostAsync("/api/auth/refresh", null, Cancel)).StatusCode);
        JsonElement me = await foreign.GetFromJsonAsync<JsonElement>("/api/me", Cancel);
        Assert.Equal(("somebody_else", JsonValueKind.Null), (me.GetProperty("username").GetString(), me.GetProperty("email").ValueKind));
        Assert.Equal(HttpStatusCode.Forbidden, (await foreign.DeleteAsync("/api/me", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.Http(token).PostAsync("/api/auth/refresh", null, Cancel)).StatusCode);
    }

    private static bool HasHeard(GatewayHost host) =>
        host.Services.GetRequiredService<PresenceWatch>().Seen.Items.Contains("system.event.user_deleted 1");

    private static Task PassUntilAsync(GatewayHost host, Func<bool> condition) => Wait.UntilAsync(
        () =>
        {
            host.Clock.Advance(TimeSpan.FromMilliseconds(100));
            return condition();
        },
        Cancel);

    private static async Task<string> RegisterAsync(GatewayHost host)
    {
        HttpResponseMessage session = await host.Http().PostAsJsonAsync("/api/auth/register", Jane, Cancel);
        return (await session.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("token").GetString()!;
    }

    private static async Task AssertNobodyAsync(GatewayHost host, string token)
    {
        HttpClient http = host.Http(token);
        foreach (HttpResponseMessage answer in (HttpResponseMessage[])
            [await http.GetAsync("/api/me", Cancel), await http.PostAsync("/api/auth/refresh", null, Cancel), await http.DeleteAsync("/api/me", Cancel)])
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        TestSocket socket = await host.ConnectAsync(options => options.SetRequestHeader("Cookie", $"bs_session={token}"));
        await socket.ExpectAsync("system.welcome");
        await socket.ExpectErrorAsync("AUTH_FAILED");
    }
}
