using BlazingSun.Load.Crowds;
using BlazingSun.Load.Servers;
using BlazingSun.Players;
using BlazingSun.Players.Dice;
using BlazingSun.Players.Frames;

namespace BlazingSun.Load.Lobbies;

/// <summary>Connects the people of a lobby, one of whom talks.</summary>
internal static class LobbyFactory
{
    private const int ConnectAtOnce = 16;

    public static Task<Crowd> FloorAsync(ServerProcess server, int people, Violations violations, CancellationToken cancel) =>
        FillAsync(new Crowd("fan-out floor", server, violations), people, _ => FrameSocket.ConnectAsync(server.Socket("/lobby"), cancel), cancel);

    public static Task<Crowd> BlazingSunAsync(BlazingSunServer server, int people, Violations violations, CancellationToken cancel) =>
        FillAsync(new Crowd("BlazingSun", server.Process, violations), people, n => JoinAsync(server, n, cancel), cancel);

    private static async Task<FrameSocket> JoinAsync(BlazingSunServer server, int n, CancellationToken cancel)
    {
        FrameSocket socket = await DiceTable.SignInAsync(server.Socket, server.Player(n), cancel);
        await socket.SendAsync("""{"type":"chat.command.join_lobby","lobbyId":"lobby:main"}""", cancel);
        await DiceTable.UntilAsync(socket, "chat.event.lobby_history", cancel);
        return socket;
    }

    private static async Task<Crowd> FillAsync(Crowd crowd, int people, Func<int, Task<FrameSocket>> connect, CancellationToken cancel)
    {
        crowd.Groups = 1;
        FrameSocket[] sockets = new FrameSocket[people];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, people),
            new ParallelOptions { MaxDegreeOfParallelism = ConnectAtOnce, CancellationToken = cancel },
            async (n, _) => sockets[n] = await connect(n));
        crowd.Add(sockets, sockets.Select(socket => (Func<CancellationToken, Task>)new Listener(socket, crowd.Acted, crowd.Violations).ListenAsync));
        crowd.Add([], [new Speaker(sockets[0], new RoomPace(crowd.Gate, 0)).TalkAsync]);
        await crowd.DrainAsync(cancel);
        return crowd;
    }
}
