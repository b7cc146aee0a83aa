using System.Collections.Concurrent;
using BlazingSun.Load.Crowds;
using BlazingSun.Load.Servers;
using BlazingSun.Players.Frames;

namespace BlazingSun.Load.Measuring;

/// <summary>What a server's resident memory grows by for each socket that does nothing.</summary>
internal static class IdleMemory
{
    private const int ConnectAtOnce = 16;
    private const int SteadySamples = 3;
    private const int MostSamples = 20;
    private const double Steady = 0.005;

    /// <summary>Bytes per socket, after a garbage collection before and after, each followed by steady memory.</summary>
    /// <param name="server">Freshly started.</param>
    /// <param name="connect">Opens the n-th socket.</param>
    /// <param name="count">How many sockets.</param>
    /// <param name="cancel">Ends it early.</param>
    public static async Task<double> MeasureAsync(
        ServerProcess server, Func<int, Task<FrameSocket>> connect, int count, CancellationToken cancel)
    {
        int warmUp = Math.Min(count, 200);
        foreach (FrameSocket socket in await ConnectAsync(connect, count, warmUp, cancel))
            await socket.DisposeAsync();
        long before = await CollectedAsync(server, cancel);
        IReadOnlyList<FrameSocket> sockets = await ConnectAsync(connect, 0, count, cancel);
        await using (new Heartbeats(sockets).Start())
        {
            long after = await CollectedAsync(server, cancel);
            foreach (FrameSocket socket in sockets)
                await socket.DisposeAsync();
            return (double)(after - before) / count;
        }
    }

    private static async Task<IReadOnlyList<FrameSocket>> ConnectAsync(
        Func<int, Task<FrameSocket>> connect, int first, int count, CancellationToken cancel)
    {
        ConcurrentBag<FrameSocket> sockets = [];
        await Parallel.ForEachAsync(
            Enumerable.Range(first, count),
            new ParallelOptions { MaxDegreeOfParallelism = ConnectAtOnce, CancellationToken = cancel },
            async (n, _) => sockets.Add(await connect(n)));
        return [.. sockets];
    }

    private static async Task<long> CollectedAsync(ServerProcess server, CancellationToken cancel)
    {
        await HeapCollector.CollectAsync(server.Id, cancel);
        long last = server.Resident;
        for (int steady = 0, sample = 0; steady < SteadySamples && sample < MostSamples; sample++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, cancel);
            long now = server.Resident;
            steady = Math.Abs(now - last) <= last * Steady ? steady + 1 : 0;
            last = now;
        }

        return last;
    }
}
