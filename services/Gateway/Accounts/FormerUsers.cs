using System.Collections.Concurrent;
using BlazingSun.Contracts;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Gateway.Accounts;

/// <summary>Users who were removed, on whichever gateway: whatever their tokens say, they are nobody any more.</summary>
internal sealed class FormerUsers(TimeProvider time)
{
    private readonly ConcurrentDictionary<UserId, DateTimeOffset> _removed = new();

    public bool Has(UserId user) => _removed.ContainsKey(user);

    /// <returns>Whether that is news.</returns>
    public bool Add(UserId user, DateTimeOffset removedAt) => _removed.TryAdd(user, removedAt);

    /// <summary>Forgets those whose tokens are all over.</summary>
    public void Prune()
    {
        DateTimeOffset over = time.GetUtcNow() - Limits.FormerUsersKept;
        foreach (KeyValuePair<UserId, DateTimeOffset> one in _removed.Where(one => one.Value < over))
            _removed.TryRemove(one);
    }
}
