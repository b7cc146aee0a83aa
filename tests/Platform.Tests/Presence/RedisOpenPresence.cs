using BlazingSun.Platform.Presence;
using BlazingSun.Platform.Redis;
using BlazingSun.Testing;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace BlazingSun.Platform.Tests.Presence;

/// <summary>Presence in an emptied Redis. Its clock is real: what shall expire is taken away.</summary>
internal sealed class RedisOpenPresence : OpenPresence
{
    private readonly RedisConnection _connection;
    private readonly ConnectionMultiplexer _direct;

    private RedisOpenPresence(RedisConnection connection, ConnectionMultiplexer direct)
    {
        (_connection, _direct) = (connection, direct);
        Store = new RedisPresence(connection);
    }

    public override IPresenceStore Store { get; }

    public IDatabase Database => _direct.GetDatabase();

    public static async Task<RedisOpenPresence> OpenAsync(RedisServer server)
    {
        ConnectionMultiplexer direct = await ConnectionMultiplexer.ConnectAsync(server.Address + ",allowAdmin=true,abortConnect=false");
        RedisOptions options = new() { Configuration = server.Address };
        RedisOpenPresence open = new(new RedisConnection(Options.Create(options), TimeProvider.System), direct);
        await open.LoseAsync();
        return open;
    }

    public async Task<IEnumerable<string>> KeysAsync()
    {
        RedisResult keys = await Database.ScriptEvaluateAsync("return redis.call('KEYS', '*')");
        return ((string[])keys!).Order(StringComparer.Ordinal);
    }

    public override async Task ExpireAsync()
    {
        foreach (string key in (await KeysAsync()).Where(key => key.StartsWith("socket:", StringComparison.Ordinal) || key.EndsWith(":sockets", StringComparison.Ordinal)))
            await Database.KeyDeleteAsync(key);
        await PastAsync("presence:expiry");
    }

    public override Task BeLateAsync() => PastAsync("presence:untold");

    public override Task LoseAsync() => Database.ScriptEvaluateAsync("return redis.call('FLUSHALL')");

    public override ValueTask DisposeAsync()
    {
        _connection.Dispose();
        _direct.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task PastAsync(string key)
    {
        foreach (RedisValue user in await Database.SortedSetRangeByRankAsync(key))
            await Database.SortedSetAddAsync(key, user, 0);
    }
}
