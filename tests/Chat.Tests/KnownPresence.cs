using System.Collections.Concurrent;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Presence;

namespace BlazingSun.Chat.Tests;

/// <summary>Presence as a test says it.</summary>
internal sealed class KnownPresence : IPresenceReader
{
    private readonly ConcurrentDictionary<UserId, UserPresence> known = new();

    public UserPresence this[UserId user]
    {
        set => known[user] = value;
    }

    public ValueTask<IReadOnlyList<UserPresence>> GetAsync(IReadOnlyList<UserId> users, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<UserPresence>>([.. users.Select(user => known.GetValueOrDefault(user, UserPresence.Unknown))]);
}
