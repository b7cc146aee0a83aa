using System.Collections.Concurrent;
using BlazingSun.Contracts.Ids;
using BlazingSun.Gateway.Accounts;
using BlazingSun.Gateway.Presence;

namespace BlazingSun.Gateway.Sockets;

/// <summary>All sockets of this gateway: by connection, and by user once they are authenticated.</summary>
internal sealed class SocketDirectory(PresenceChanges presence, PresenceBook book, FormerUsers former)
{
    private readonly ConcurrentDictionary<ConnectionId, ClientSocket> _all = new();
    private readonly ConcurrentDictionary<UserId, ClientSocket[]> _users = new();

    public IEnumerable<ClientSocket> All => _all.Values;

    public IEnumerable<UserId> Users => _users.Keys;

    public void Open(ClientSocket socket)
    {
        _all[socket.Id] = socket;
        GatewayMetrics.Opened();
    }

    public ClientSocket? Find(ConnectionId id) => _all.GetValueOrDefault(id);

    /// <summary>The user's sockets here, oldest first. The array does not change.</summary>
    public ClientSocket[] Of(UserId user) => _users.GetValueOrDefault(user, []);

    /// <summary>The user's socket; call once per socket.</summary>
    /// <returns>All sockets of the user, oldest first.</returns>
    public ClientSocket[] Authenticated(ClientSocket socket, UserId user)
    {
        ClientSocket[] sockets = _users.AddOrUpdate(user, _ => [socket], (_, others) => [.. others, socket]);
        if (sockets.Length == 1)
            presence.Mark(user);
        book.Opened(socket, socket.User!);
        // Perhaps removed since the token was looked at.
        if (former.Has(user))
            End(user);
        return sockets;
    }

    /// <summary>The user was removed: all sockets close, and what they did and do is told no more.</summary>
    public void End(UserId user)
    {
        book.Forget(user);
        foreach (ClientSocket socket in Of(user))
            socket.Close(CloseReason.AccountRemoved);
    }

    public void Closed(ClientSocket socket)
    {
        _all.TryRemove(socket.Id, out _);
        GatewayMetrics.Gone();
        if (socket.User is not { Caller.UserId: var user })
            return;
        if (Remove(socket, user))
            presence.Mark(user);
        book.Closed(socket, user);
    }

    private bool Remove(ClientSocket socket, UserId user)
    {
        while (_users.TryGetValue(user, out ClientSocket[]? sockets))
        {
            ClientSocket[] others = [.. sockets.Where(other => other != socket)];
            bool done = others.Length == 0
                ? _users.TryRemove(new(user, sockets))
                : _users.TryUpdate(user, others, sockets);
            if (done)
                return others.Length == 0;
        }

        return false;
    }
}
