using BlazingSun.SystemTests.Crashes;
using BlazingSun.SystemTests.Hosting;

namespace BlazingSun.SystemTests.Sidecars;

/// <summary>The way in by any gateway that listens, each in turn.</summary>
internal sealed class Entrance(AppsBesideSidecars apps) : IEntrance
{
    private readonly Lock guard = new();
    private readonly List<(int At, TaskCompletionSource Reached)> marks = [];
    private int seen;
    private int next;

    /// <inheritdoc/>
    public async Task<Uri> WhenUpAsync(CancellationToken cancel)
    {
        while (true)
        {
            await await Task.WhenAny(apps.Gateways.Select(gateway => gateway.WhenUpAsync(cancel)));
            AppBesideSidecar[] up = [.. apps.Gateways.Where(gateway => gateway.IsUp)];
            if (up.Length > 0)
                return up[(int)((uint)Interlocked.Increment(ref next) % up.Length)].SocketAddress;
        }
    }

    /// <inheritdoc/>
    public void Saw()
    {
        lock (guard)
        {
            seen++;
            foreach ((int _, TaskCompletionSource reached) in marks.Where(mark => mark.At == seen))
                reached.SetResult();
        }
    }

    /// <summary>Waits until players have seen so many more events.</summary>
    public Task SeenAsync(int more, CancellationToken cancel)
    {
        TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (guard)
            marks.Add((seen + more, reached));
        return reached.Task.WaitAsync(cancel);
    }
}
