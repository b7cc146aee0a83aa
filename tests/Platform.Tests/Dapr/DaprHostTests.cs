using BlazingSun.Platform.Dapr.Hosting;
using BlazingSun.Platform.Presence;
using BlazingSun.Platform.Redis;
using BlazingSun.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace BlazingSun.Platform.Tests.Dapr;

public sealed class DaprHostTests(RedisServer server) : IClassFixture<RedisServer>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "--REDIS_PASSWORD=secret")]
    [InlineData("", "--REDIS_PASSWORD=another", "--Redis:Password=secret")]
    [InlineData(",password=secret", "--REDIS_PASSWORD=another")]
    public async Task Presence_knows_the_password_by_the_name_that_the_components_know(string rest, params string[] options)
    {
        Assert.SkipWhen(server.Missing is not null, server.Missing ?? "");
        using ConnectionMultiplexer direct = await ConnectionMultiplexer.ConnectAsync($"{server.Address},abortConnect=false,allowAdmin=true,password=secret");
        await direct.GetServer(server.Address).ConfigSetAsync("requirepass", "secret");
        WebApplicationBuilder builder = DaprHost.CreateBuilder([$"--Redis:Configuration={server.Address}{rest}", .. options], "chat");
        builder.Services.AddSharedPresence(builder.Configuration);
        await using WebApplication app = builder.Build();

        bool isThere = await app.Services.GetRequiredService<RedisConnection>().CallAsync(
            redis => redis.KeyExistsAsync("presence:online"), TimeSpan.FromSeconds(30), Token);

        Assert.False(isThere);
    }

    [Fact]
    public async Task Presence_needs_no_password()
    {
        await using RedisServer open = new();
        Assert.SkipWhen(open.Missing is not null, open.Missing ?? "");
        await open.InitializeAsync();
        WebApplicationBuilder builder = DaprHost.CreateBuilder([$"--Redis:Configuration={open.Address}"], "chat");
        builder.Services.AddSharedPresence(builder.Configuration);
        await using WebApplication app = builder.Build();

        bool isThere = await app.Services.GetRequiredService<RedisConnection>().CallAsync(
            redis => redis.KeyExistsAsync("presence:online"), TimeSpan.FromSeconds(30), Token);

        Assert.False(isThere);
    }
}
