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

    /// <summary>
    /// Bytes per socket, over and above a quarter as many that are open already, so that what the first sockets cost once is
    /// left out; after a garbage collection before and after, each followed by steady memory.
    /// </summary>
    /// <param name="server">Freshly started.</param>
    /// <param name="connect">Opens the n-th socket.</param>
    /// <param name="count">How many sockets.</param>
    /// <param name="cancel">Ends it early.</param>
    public static async Task<double> MeasureAsync(
        ServerProcess server, Func<int, Task<FrameSocket>> connect, int count, CancellationToken cancel)
    {
        int first = count / 4;
        IReadOnlyList<FrameSocket> early = await ConnectAsync(connect, 0, first, cancel);
        long before = await CollectedAsync(server, cancel);
        IReadOnlyList<FrameSocket> all = [.. early, .. await ConnectAsync(connect, first, count, cancel)];
        await using (new Heartbeats(all).Start())
        {
            long after = await CollectedAsync(server, cancel);
            foreach (FrameSocket socket in all)
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
