using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Presence;
using BlazingSun.Testing;

namespace BlazingSun.Platform.Tests.Presence;

public sealed class RedisPresenceTests(RedisServer server) : PresenceCompliance, IClassFixture<RedisServer>
{
    protected override async Task<OpenPresence> OpenAsync() => await OpenRedisAsync();

    [Fact]
    public async Task The_keys_are_those_of_the_design_and_those_of_sockets_expire()
    {
        await using RedisOpenPresence open = await OpenRedisAsync();
        await ReportAsync(open, Here(1));

        const string socket = "socket:00000001-0000-0000-0000-000000000000";
        Assert.Equal(
            """{"userId":"7","connectedAt":"2026-01-08T12:00:00.000Z","lastSeen":"2026-01-08T12:00:00.000Z","status":"online"}""",
            (string?)await open.Database.StringGetAsync(socket));
        Assert.Equal(["00000001-0000-0000-0000-000000000000"], await MembersAsync(open, "user:7:sockets"));
        Assert.Equal(["7"], await MembersAsync(open, "presence:online"));
        string presence = (await open.Database.StringGetAsync("user:7:presence"))!;
        Assert.Contains("\"status\":\"online\"", presence, StringComparison.Ordinal);
        Assert.Contains("\"lastSeen\":\"2026-01-08T12:00:00.000Z\"", presence, StringComparison.Ordinal);
        foreach (string key in new[] { socket, "user:7:sockets" })
            Assert.InRange((await open.Database.KeyTimeToLiveAsync(key))!.Value, TimeSpan.Zero, PresenceTimes.Kept);
    }

    [Fact]
    public async Task Nothing_is_left_of_a_user_who_is_offline_but_when_that_was()
    {
        await using RedisOpenPresence open = await OpenRedisAsync();
        await ReportAsync(open, Here(1));
        PresenceReport gone = Here(1) with { Gone = [Here(1).Sockets[0].Id], Sockets = [] };

        PresenceFinding found = await ReportAsync(open, gone);
        await open.Store.ConfirmAsync([found.Of(gone)], Token);

        Assert.Equal(["user:7:presence"], await open.KeysAsync());
        Assert.InRange((await open.Database.KeyTimeToLiveAsync("user:7:presence"))!.Value, TimeSpan.FromDays(29), PresenceTimes.LastSeenKept);
    }

    [Fact]
    public async Task Of_whom_nothing_is_known_any_more_is_not_online()
    {
        await using RedisOpenPresence open = await OpenRedisAsync();
        await ReportAsync(open, Here(1));
        await open.ExpireAsync();
        await open.Database.KeyDeleteAsync("user:7:presence");

        await open.Store.TakeUntoldAsync(Token);

        Assert.Empty(await MembersAsync(open, "presence:online"));
    }

    [Fact]
    public async Task A_gateway_that_ends_leaves_its_sockets_for_less()
    {
        await using RedisOpenPresence open = await OpenRedisAsync();
        await ReportAsync(open, Here(1));

        await open.Store.ReportAsync([Here(1)], PresenceTimes.KeptAtEnd, Token);

        Assert.InRange((await open.Database.KeyTimeToLiveAsync("user:7:sockets"))!.Value, TimeSpan.Zero, PresenceTimes.KeptAtEnd);
    }

    [Fact]
    public async Task While_Redis_is_away_nothing_is_known_and_afterwards_it_is_called_again()
    {
        await using RedisServer own = new();
        Assert.SkipWhen(own.Missing is not null, own.Missing ?? "");
        await own.InitializeAsync();
        await using RedisOpenPresence open = await RedisOpenPresence.OpenAsync(own);
        await ReportAsync(open, Here(1));

        await own.KillAsync();
        UserPresence meanwhile = Assert.Single(await open.Store.GetAsync([new UserId(7)], Token));
        var error = await Assert.ThrowsAsync<DependencyUnavailableException>(() => ReportAsync(open, Here(1)));
        await own.InitializeAsync();
        await Wait.UntilAsync(async () => await TryReportAsync(open), Token);

        Assert.Equal(UserPresence.Unknown, meanwhile);
        Assert.Equal("redis", error.Dependency);
        Assert.Equal(PresenceStatus.Online, Assert.Single(await open.Store.GetAsync([new UserId(7)], Token)).Status);
    }

    private static async Task<IEnumerable<string?>> MembersAsync(RedisOpenPresence open, string key) =>
        (await open.Database.SetMembersAsync(key)).Select(member => (string?)member);

    private static async ValueTask<bool> TryReportAsync(OpenPresence open)
    {
        try
        {
            await ReportAsync(open, Here(1));
            return true;
        }
        catch (DependencyUnavailableException)
        {
            return false;
        }
    }

    private Task<RedisOpenPresence> OpenRedisAsync()
    {
        Assert.SkipWhen(server.Missing is not null, server.Missing ?? "");
        return RedisOpenPresence.OpenAsync(server);
    }
}
