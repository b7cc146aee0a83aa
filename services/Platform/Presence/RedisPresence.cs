using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Redis;
using StackExchange.Redis;

namespace BlazingSun.Platform.Presence;

/// <summary>
/// Presence in one Redis, not a cluster, for all gateways: each change of a user is one script, and Redis' clock decides what has expired.
/// </summary>
public sealed class RedisPresence(RedisConnection redis) : IPresenceStore
{
    private const int SweepSize = 100;

    // Part of what a user waits for, unlike the rest.
    private static readonly TimeSpan ReadPatience = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<UserPresence>> GetAsync(IReadOnlyList<UserId> users, CancellationToken cancellationToken)
    {
        if (users.Count == 0)
            return [];
        try
        {
            RedisResult found = await redis.CallAsync(
                database => database.ScriptEvaluateAsync(PresenceScripts.Read, values: PresenceText.Ids(users)), ReadPatience, cancellationToken);
            return [.. ((RedisResult[])found!).Select(one => PresenceText.Presence((RedisValue[])one!, at: 0))];
        }
        catch (DependencyUnavailableException)
        {
            return [.. users.Select(_ => UserPresence.Unknown)];
        }
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<PresenceFinding>> ReportAsync(
        IReadOnlyList<PresenceReport> reports, TimeSpan keep, CancellationToken cancellationToken)
    {
        RedisResult[] found = await AllAsync(PresenceScripts.Report, reports.Select(report => PresenceText.Report(report, keep)), cancellationToken);
        return [.. found.Select(one => (RedisValue[])one!).Select(one => new PresenceFinding(PresenceText.Presence(one, at: 0), (bool)one[2]))];
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<PresenceChange>> TakeUntoldAsync(CancellationToken cancellationToken)
    {
        RedisValue[] arguments = [SweepSize, (long)PresenceTimes.UntoldFor.TotalMilliseconds];
        RedisResult[] found = await AllAsync(PresenceScripts.Untold, [arguments], cancellationToken);
        return [.. ((RedisResult[])found[0]!).Select(PresenceText.Change)];
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<PresenceChange>> ConfirmAsync(IReadOnlyList<PresenceChange> told, CancellationToken cancellationToken)
    {
        RedisResult[] found = await AllAsync(PresenceScripts.Confirm, told.Select(PresenceText.Confirmation), cancellationToken);
        return [.. found.Where(one => !one.IsNull).Select(PresenceText.Change)];
    }

    /// <inheritdoc/>
    public async ValueTask ForgetAsync(UserId user, CancellationToken cancellationToken) =>
        await AllAsync(PresenceScripts.Forget, [PresenceText.Ids([user])], cancellationToken);

    // Sent in one go, answered in one go; each is atomic for itself.
    private Task<RedisResult[]> AllAsync(string script, IEnumerable<RedisValue[]> arguments, CancellationToken cancellationToken) => redis.CallAsync(
        database => Task.WhenAll(arguments.Select(values => database.ScriptEvaluateAsync(script, values: values))), Patience, cancellationToken);
}
