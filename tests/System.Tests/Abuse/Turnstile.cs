using System.Threading.Channels;
using BlazingSun.Players.Dice;

namespace BlazingSun.SystemTests.Abuse;

/// <summary>Lets moves through one by one, and later, once it is open, as fast as the limits for people allow.</summary>
internal sealed class Turnstile : IPace, IDisposable
{
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(60);
    private readonly SemaphoreSlim gate = new(0);
    private readonly Channel<TimeSpan> rolls = Channel.CreateUnbounded<TimeSpan>();
    private volatile bool open;

    /// <summary>To be told of each roll that came through.</summary>
    public void Rolled(TimeSpan took) => rolls.Writer.TryWrite(took);

    /// <summary>Lets one move through and waits until it is made.</summary>
    public async Task LetOneThroughAsync(CancellationToken cancel)
    {
        gate.Release();
        await rolls.Reader.ReadAsync(cancel);
    }

    /// <summary>Lets all through from now on.</summary>
    public void Open()
    {
        open = true;
        gate.Release(2);
    }

    public async ValueTask NextAsync(CancellationToken cancel)
    {
        if (open)
            await Task.Delay(Gap, TimeProvider.System, cancel);
        else
            await gate.WaitAsync(cancel);
    }

    public void Dispose() => gate.Dispose();
}
