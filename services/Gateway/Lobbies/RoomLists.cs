using System.Collections.Concurrent;
using BlazingSun.Contracts.Ids;
using BlazingSun.Gateway.RateLimits;
using BlazingSun.Gateway.Sockets;

namespace BlazingSun.Gateway.Lobbies;

/// <summary>Who hears which lobby's room list.</summary>
internal sealed class RoomLists(LimitsOptions limits, TimeProvider time)
{
    private const int MaxPerSocket = 16;
    private readonly ConcurrentDictionary<string, RoomList> _lists = new();

    /// <summary>From now on the socket gets the game's room list with every change; null = of all games.</summary>
    public void Subscribe(ClientSocket socket, GameSlug? game)
    {
        RoomList list = Of(game is { } slug ? $"games:{slug}" : "games:*");
        if (socket.Lobbies.Contains(list))
            return;
        if (socket.Lobbies.Count == 0)
            socket.Gone += Forget;
        if (socket.Lobbies.Count == MaxPerSocket)
        {
            socket.Lobbies[0].Remove(socket);
            socket.Lobbies.RemoveAt(0);
        }

        socket.Lobbies.Add(list);
        list.Add(socket);
    }

    public void Publish(string lobby, ReadOnlyMemory<byte> frame)
    {
        if (_lists.TryGetValue(lobby, out RoomList? list))
            list.Publish(frame);
    }

    private RoomList Of(string lobby) =>
        _lists.GetOrAdd(lobby, _ => new RoomList(TimeSpan.FromSeconds(1.0 / limits.LobbyUpdatesPerSecond), time));

    private static void Forget(ClientSocket socket) => socket.Lobbies.ForEach(list => list.Remove(socket));
}
