using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using BlazingSun.Gateway.Commands;
using BlazingSun.Gateway.RateLimits;
using BlazingSun.Gateway.Sockets;

namespace BlazingSun.Gateway.Lobbies;

/// <summary>Who hears which lobby's room list. A list is kept only while somebody hears it, and there are at most <see cref="Most"/>.</summary>
internal sealed class RoomLists(LimitsOptions limits, TimeProvider time) : ICommandFilter
{
    public const int Most = 256;
    private const int MaxPerSocket = 16;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, RoomList> _lists = [];

    public int Count
    {
        get
        {
            lock (_gate)
                return _lists.Count;
        }
    }

    public FilterResult Apply(ClientSocket socket, ClientCommand command, string? correlationId)
    {
        if (command is ListRooms list)
            Subscribe(socket, list.GameType);
        return default;
    }

    /// <summary>From now on the socket gets the game's room list with every change; null = of all games.</summary>
    public void Subscribe(ClientSocket socket, GameSlug? game)
    {
        string lobby = game is { } slug ? $"games:{slug}" : "games:*";
        if (socket.Lobbies.Count == 0)
            socket.Gone += Forget;
        lock (_gate)
        {
            if (_lists.TryGetValue(lobby, out RoomList? list) && socket.Lobbies.Contains(list))
                return;
            if (socket.Lobbies.Count == MaxPerSocket)
                Leave(socket, socket.Lobbies[0]);
            list = Of(lobby);
            socket.Lobbies.Add(list);
            list.Add(socket);
        }
    }

    public void Publish(string lobby, ReadOnlyMemory<byte> frame)
    {
        RoomList? list;
        lock (_gate)
        {
            _lists.TryGetValue(lobby, out list);
        }

        list?.Publish(frame);
    }

    private RoomList Of(string lobby)
    {
        if (_lists.TryGetValue(lobby, out RoomList? list))
            return list;
        if (_lists.Count == Most)
            _lists.Remove(LeastUseful().Lobby);
        return _lists[lobby] = new RoomList(lobby, TimeSpan.FromSeconds(1.0 / limits.LobbyUpdatesPerSecond), time);
    }

    // Which games there are is not known here: a lobby that never had news may be one that does not exist.
    private RoomList LeastUseful() => _lists.Values.MinBy(list => (list.HadNews, list.Subscribers))!;

    private void Leave(ClientSocket socket, RoomList list)
    {
        socket.Lobbies.Remove(list);
        list.Remove(socket);
        if (list.Subscribers == 0 && _lists.GetValueOrDefault(list.Lobby) == list)
            _lists.Remove(list.Lobby);
    }

    private void Forget(ClientSocket socket)
    {
        lock (_gate)
        {
            while (socket.Lobbies.Count > 0)
                Leave(socket, socket.Lobbies[^1]);
        }
    }
}
