using BlazingSun.Contracts.Ids;
using BlazingSun.Gateway.Sockets;

namespace BlazingSun.Gateway.Chat;

/// <summary>The sockets here that hear a lobby. Guarded by <see cref="ChatLobbies"/>.</summary>
internal sealed class ChatLobby
{
    private readonly HashSet<ClientSocket> _sockets = [];
    private readonly Dictionary<UserId, int> _users = [];
    private ClientSocket[]? _snapshot;

    public int Users => _users.Count;

    /// <summary>Somebody came since it was set to false.</summary>
    public bool HasNewcomers { get; set; }

    public bool IsEmpty => _sockets.Count == 0;

    public void Add(ClientSocket socket)
    {
        if (!_sockets.Add(socket))
            return;
        UserId user = socket.User!.Caller.UserId;
        _users[user] = _users.GetValueOrDefault(user) + 1;
        _snapshot = null;
        HasNewcomers = true;
    }

    public void Remove(ClientSocket socket)
    {
        if (!_sockets.Remove(socket))
            return;
        UserId user = socket.User!.Caller.UserId;
        if (--_users[user] == 0)
            _users.Remove(user);
        _snapshot = null;
    }

    /// <summary>The sockets at this time, in an array that does not change.</summary>
    public ClientSocket[] Sockets() => _snapshot ??= [.. _sockets];
}
