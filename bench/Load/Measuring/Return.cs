using System.Collections.Concurrent;
using System.Diagnostics;
using BlazingSun.Load.Servers;
using BlazingSun.Players;
using BlazingSun.Players.Dice;
using BlazingSun.Players.Frames;

namespace BlazingSun.Load.Measuring;

/// <summary>How long it takes until everyone is back after all connections broke in one moment.</summary>
internal static class Return
{
    private const int OpenAtOnce = 16;

    /// <summary>
    /// From the cut of all sockets, two in each room with a game that is on, until the last player has its <c>state_snapshot</c>
    /// and the event that it missed, or the room's state.
    /// </summary>
    public static async Task<TimeSpan> OfPlayersAsync(
        BlazingSunServer server, int rooms, Violations violations, CancellationToken cancel)
    {
        ConcurrentBag<ReturningPlayer> players = [];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, rooms),
            new ParallelOptions { MaxDegreeOfParallelism = OpenAtOnce, CancellationToken = cancel },
            async (n, _) =>
            {
                DicePlayer[] pair = [server.Player(2 * n), server.Player((2 * n) + 1)];
                DiceTable table = await DiceTable.OpenAsync(server.Socket, pair[0], pair[1], violations, cancel);
                Frame started = await DiceTable.UntilAsync(table.Sockets[0], "games.event.game_started", cancel);
                for (int seat = 0; seat < pair.Length; seat++)
                    players.Add(new ReturningPlayer(pair[seat], table.Sockets[seat], started));
            });
        return await CutAndReturnAsync([.. players.Select(p => p.Socket)], players.Select(p => p.ReturnAsync(server.Socket, cancel)));
    }

    /// <summary>The same of sockets that get an echo: nothing that accepts connections is faster.</summary>
    public static async Task<TimeSpan> OfEchoesAsync(ServerProcess server, int sockets, CancellationToken cancel)
    {
        List<FrameSocket> open = [];
        for (int i = 0; i < sockets; i++)
            open.Add(await FrameSocket.ConnectAsync(server.Socket("/echo"), cancel));
        return await CutAndReturnAsync(open, Enumerable.Range(0, sockets).Select(_ => EchoAsync()));

        async Task<FrameSocket> EchoAsync()
        {
            FrameSocket socket = await FrameSocket.ConnectAsync(server.Socket("/echo"), cancel);
            await socket.SendAsync("back", cancel);
            return await socket.ReceiveAsync(cancel) is null ? throw new InvalidOperationException("The echo ended.") : socket;
        }
    }

    // The returns are not begun before they are enumerated.
    private static async Task<TimeSpan> CutAndReturnAsync(IReadOnlyList<FrameSocket> sockets, IEnumerable<Task<FrameSocket>> returns)
    {
        long cut = Stopwatch.GetTimestamp();
        foreach (FrameSocket socket in sockets)
            await socket.DisposeAsync();
        FrameSocket[] back = await Task.WhenAll(returns);
        TimeSpan took = Stopwatch.GetElapsedTime(cut);
        foreach (FrameSocket socket in back)
            await socket.DisposeAsync();
        return took;
    }
}

/// <summary>A player that lost its socket after it had seen all but the last event.</summary>
internal sealed record ReturningPlayer(DicePlayer Who, FrameSocket Socket, Frame LastEvent)
{
    public async Task<FrameSocket> ReturnAsync(Uri address, CancellationToken cancel)
    {
        FrameSocket socket = await DiceTable.SignInAsync(address, Who, cancel);
        await socket.SendAsync(
            $$$"""{"type":"system.command.sync_state","id":"back","rooms":{"{{{LastEvent["roomId"]}}}":{{{LastEvent.Seq - 1}}}}}""", cancel);
        Frame snapshot = await DiceTable.UntilAsync(socket, "system.event.state_snapshot", cancel);
        if (!snapshot.Json.GetProperty("gameStates").TryGetProperty(LastEvent["roomId"]!, out _))
            await DiceTable.UntilAsync(socket, LastEvent.Type, cancel);
        return socket;
    }
}
