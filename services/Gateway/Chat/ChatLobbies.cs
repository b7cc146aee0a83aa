using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Ids;
using BlazingSun.Gateway.Commands;
using BlazingSun.Gateway.RateLimits;
using BlazingSun.Gateway.Sockets;

namespace BlazingSun.Gateway.Chat;

/// <summary>Which sockets hear which lobby's messages: those that asked to, from the moment on that Chat has answered.</summary>
internal sealed class ChatLobbies(LimitsOptions limits) : ICommandFilter
{
    private readonly Lock _gate = new();
    private readonly Dictionary<LobbyId, ChatLobby> _lobbies = [];

    public FilterResult Apply(ClientSocket socket, ClientCommand command, string? correlationId)
    {
        switch (command)
        {
            case JoinLobby join when Expect(socket, join.LobbyId) is { } refusal:
                return FilterResult.Done(refusal);
            case LeaveLobby leave:
                Leave(socket, leave.LobbyId);
                return FilterResult.Done();
            default:
                return default;
        }
    }

    /// <summary>Chat lets the socket in.</summary>
    /// <returns>False when it does not want to be there any more.</returns>
    public bool Enter(ClientSocket socket, LobbyId id)
    {
        lock (_gate)
        {
            if (socket.ChatLobbies?.ContainsKey(id) != true)
                return false;
            socket.ChatLobbies[id] = true;
            if (!_lobbies.TryGetValue(id, out ChatLobby? lobby))
                _lobbies[id] = lobby = new ChatLobby();
            lobby.Add(socket);
            return true;
        }
    }

    /// <summary>The sockets in the lobby. The array does not change.</summary>
    public ClientSocket[] In(LobbyId id)
    {
        lock (_gate)
        {
            return _lobbies.TryGetValue(id, out ChatLobby? lobby) ? lobby.Sockets() : [];
        }
    }

    /// <summary>All lobbies that anyone here is in. Who came before this call is no newcomer afterwards.</summary>
    public List<LobbyCrowd> Crowds()
    {
        List<LobbyCrowd> crowds = [];
        lock (_gate)
        {
            foreach ((LobbyId id, ChatLobby lobby) in _lobbies)
            {
                crowds.Add(new LobbyCrowd(id, lobby.Users, lobby.Sockets(), lobby.HasNewcomers));
                lobby.HasNewcomers = false;
            }
        }

        return crowds;
    }

    // Called by the socket's reader, so a socket that is gone expects nothing any more.
    private Refusal? Expect(ClientSocket socket, LobbyId id)
    {
        if (socket.ChatLobbies is null)
            socket.Gone += Forget;
        lock (_gate)
        {
            Dictionary<LobbyId, bool> lobbies = socket.ChatLobbies ??= [];
            if (lobbies.ContainsKey(id))
                return null;
            if (lobbies.Count >= limits.LobbiesPerSocket && !ForgetRefused(lobbies))
                return new Refusal(ErrorCode.FORBIDDEN, $"A connection is in at most {limits.LobbiesPerSocket} lobbies. Leave one first.");
            lobbies[id] = false;
            return null;
        }
    }

    // One that Chat has not let it into so far: it may be none that there is.
    private static bool ForgetRefused(Dictionary<LobbyId, bool> lobbies)
    {
        foreach ((LobbyId id, bool isIn) in lobbies)
        {
            if (!isIn)
                return lobbies.Remove(id);
        }

        return false;
    }

    private void Leave(ClientSocket socket, LobbyId id)
    {
        lock (_gate)
        {
            if (socket.ChatLobbies?.Remove(id, out bool isIn) == true && isIn)
                Remove(socket, id);
        }
    }

    private void Remove(ClientSocket socket, LobbyId id)
    {
        ChatLobby lobby = _lobbies[id];
        lobby.Remove(socket);
        if (lobby.IsEmpty)
            _lobbies.Remove(id);
    }

    private void Forget(ClientSocket socket)
    {
        lock (_gate)
        {
            foreach ((LobbyId id, bool isIn) in socket.ChatLobbies ?? [])
            {
                if (isIn)
                    Remove(socket, id);
            }

            socket.ChatLobbies = null;
        }
    }
}

/// <summary>Who is in a lobby on this gateway.</summary>
internal readonly record struct LobbyCrowd(LobbyId Id, int Users, ClientSocket[] Sockets, bool HasNewcomers);
