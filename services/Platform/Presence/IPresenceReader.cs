using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Platform.Presence;

/// <summary>
/// Who is online, as the gateways say it. They alone write; Chat reads, because only it knows who may see whom.
/// </summary>
public interface IPresenceReader
{
    /// <summary>The users' presence, in the order of the ids. Where the store is away, all are <see cref="UserPresence.Unknown"/>.</summary>
    ValueTask<IReadOnlyList<UserPresence>> GetAsync(IReadOnlyList<UserId> users, CancellationToken cancellationToken);
}
