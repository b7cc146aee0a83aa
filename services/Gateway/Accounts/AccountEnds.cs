using BlazingSun.Contracts;
using BlazingSun.Gateway.Sockets;

namespace BlazingSun.Gateway.Accounts;

/// <summary>Ends removed users on this gateway: their tokens are refused, their sockets close, their presence is forgotten.</summary>
internal sealed class AccountEnds(FormerUserStore store, FormerUsers former, SocketDirectory directory, TimeProvider time)
{
    // Wider than the clocks of gateways differ, and than a removal takes to be committed.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);
    private DateTimeOffset? _readAt;

    public void End(FormerUser user)
    {
        if (former.Add(user.UserId, user.RemovedAt))
            directory.End(user.UserId);
    }

    /// <summary>Learns from the store whom other gateways have removed, also while this one did not run or hear.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        DateTimeOffset since = _readAt is { } last ? last - Overlap : now - Limits.FormerUsersKept;
        foreach (FormerUser user in await store.SinceAsync(since, cancellationToken))
            End(user);
        _readAt = now;
        former.Prune();
    }
}
