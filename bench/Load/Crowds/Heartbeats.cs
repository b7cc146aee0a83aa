using System.Net.WebSockets;
using System.Text;
using BlazingSun.Players.Frames;

namespace BlazingSun.Load.Crowds;

/// <summary>Keeps sockets alive as a page does, with a heartbeat every 15 s.</summary>
internal sealed class Heartbeats(IReadOnlyList<FrameSocket> sockets) : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);
    private static readonly byte[] Beat = Encoding.UTF8.GetBytes("""{"type":"system.heartbeat"}""");
    private readonly CancellationTokenSource _end = new();
    private Task _beating = Task.CompletedTask;

    public Heartbeats Start()
    {
        _beating = BeatAsync();
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _beating;
        _end.Dispose();
    }

    private async Task BeatAsync()
    {
        using PeriodicTimer timer = new(Interval, TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(_end.Token))
            {
                foreach (FrameSocket socket in sockets)
                    await socket.SendAsync(Beat, _end.Token);
            }
        }
        catch (Exception over) when (over is OperationCanceledException or WebSocketException)
        {
            // The run is over, or a bot notes that its socket broke.
        }
    }
}
