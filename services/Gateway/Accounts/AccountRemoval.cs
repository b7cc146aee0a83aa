using BlazingSun.Contracts.Ids;
using BlazingSun.Gateway.Presence;
using BlazingSun.Gateway.Sockets;
using BlazingSun.Platform;

namespace BlazingSun.Gateway.Accounts;

/// <summary>Removes an account. The other apps are told first: when they cannot be, nothing is removed.</summary>
internal sealed class AccountRemoval(UserStore users, SocketDirectory sockets, PresenceBook presence, AccountNews news)
{
    /// <exception cref="DependencyUnavailableException">It may have been told already; asking again removes the account.</exception>
    public async Task RemoveAsync(UserId user, CancellationToken cancellationToken)
    {
        await news.RemovedAsync(user, cancellationToken);
        await users.RemoveAsync(user, cancellationToken);
        presence.Forget(user);
        foreach (ClientSocket socket in sockets.Of(user))
            socket.Close(CloseReason.AccountRemoved);
    }
}
