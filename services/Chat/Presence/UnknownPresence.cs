using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Presence;

namespace BlazingSun.Chat.Presence;

/// <summary>Where no gateway's presence can be read: nothing is known of anyone.</summary>
internal sealed class UnknownPresence : IPresenceReader
{
    public ValueTask<IReadOnlyList<UserPresence>> GetAsync(IReadOnlyList<UserId> users, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<UserPresence>>([.. users.Select(_ => UserPresence.Unknown)]);
}
