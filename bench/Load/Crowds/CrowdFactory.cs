using BlazingSun.Load.Servers;
using BlazingSun.Players;
using BlazingSun.Players.Dice;
using BlazingSun.Players.Frames;

namespace BlazingSun.Load.Crowds;

/// <summary>Connects the bots of each server.</summary>
internal static class CrowdFactory
{
    private const int ConnectAtOnce = 16;

    public static Task<Crowd> EchoAsync(ServerProcess server, int rooms, Violations violations, CancellationToken cancel) =>
        FillAsync(new Crowd("echo", server, violations), rooms, async (crowd, pace, _) =>
        {
            FrameSocket socket = await FrameSocket.ConnectAsync(server.Socket("/echo"), cancel);
            EchoBot bot = new(socket, pace, crowd.Acted, violations);
            crowd.Add([socket], [bot.PlayAsync]);
        }, cancel);

    public static Task<Crowd> FloorDiceAsync(ServerProcess server, int rooms, Violations violations, CancellationToken cancel) =>
        FillAsync(new Crowd("dice floor", server, violations), rooms, async (crowd, pace, n) =>
            Seat(crowd, pace, await FloorTable.OpenAsync(server.Socket("/dice"), $"room{n}", violations, cancel)), cancel);

    public static Task<Crowd> BlazingSunAsync(BlazingSunServer server, int rooms, Violations violations, CancellationToken cancel) =>
        FillAsync(new Crowd("BlazingSun", server.Process, violations), rooms, async (crowd, pace, n) =>
            Seat(crowd, pace, await DiceTable.OpenAsync(
                server.Socket, server.Player(2 * n), server.Player((2 * n) + 1), violations, cancel)), cancel);

    private static void Seat(Crowd crowd, RoomPace pace, DiceTable table)
    {
        foreach (DiceBot bot in table.Bots)
            bot.OnRolled = crowd.Acted;
        crowd.Add(table.Sockets, table.Bots.Select(bot => (Func<CancellationToken, Task>)(end => bot.PlayAsync(int.MaxValue, pace, end))));
    }

    private static async Task<Crowd> FillAsync(
        Crowd crowd, int rooms, Func<Crowd, RoomPace, int, Task> add, CancellationToken cancel)
    {
        crowd.Groups = rooms;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, rooms),
            new ParallelOptions { MaxDegreeOfParallelism = ConnectAtOnce, CancellationToken = cancel },
            async (n, _) => await add(crowd, new RoomPace(crowd.Gate, (double)n / rooms), n));
        await crowd.DrainAsync(cancel);
        return crowd;
    }
}
