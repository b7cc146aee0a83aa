using BlazingSun.Contracts;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Ids;
using BlazingSun.Gateway.Sockets;

namespace BlazingSun.Gateway.Presence;

/// <summary>
/// Says every few seconds that this gateway is there. After a time in which that was not heard – this process stood still, or the bus
/// was away – others may have taken it for gone, so it tells of all its users again.
/// </summary>
internal sealed class GatewayBeat(
    PresenceChanges changes, SocketDirectory directory, SystemNews news, PresenceEnvelopes envelopes, TimeProvider time) : IHostedService, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly CancellationTokenSource _closing = new();
    private ITimer? _ticks;
    private long _tickedAt;
    private int _stoodStill;
    private int _failures;
    private Task _running = Task.CompletedTask;
    private bool _isClosed;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _tickedAt = time.GetTimestamp();
        // By a timer itself: a beat that is late because the bus is slow is no standstill.
        _ticks = time.CreateTimer(_ => Tick(time.GetElapsedTime(_tickedAt)), null, Limits.GatewayBeat, Limits.GatewayBeat);
        _running = RunAsync();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => CloseAsync();

    /// <summary>
    /// This gateway ends: the sockets that close from now on do so because of that and are nobody's absence. Call it before closing them.
    /// </summary>
    public async Task CloseAsync()
    {
        if (_isClosed)
            return;
        _isClosed = true;
        changes.BeginClosing();
        _closing.Cancel();
        await _running;
        await TellAsync(EventTypes.GatewayClosed);
    }

    public void Dispose()
    {
        _ticks?.Dispose();
        _closing.Dispose();
    }

    /// <summary>So long after the tick before.</summary>
    public void Tick(TimeSpan standstill)
    {
        if (standstill >= 2 * Limits.GatewayBeat)
            Volatile.Write(ref _stoodStill, 1);
        _tickedAt = time.GetTimestamp();
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                await BeatAsync();
                await Task.Delay(Limits.GatewayBeat, time, _closing.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // This gateway ends.
        }
    }

    private async Task BeatAsync()
    {
        if (!await TellAsync(EventTypes.GatewayAlive))
        {
            _failures++;
            return;
        }

        bool wasMissed = Interlocked.Exchange(ref _stoodStill, 0) == 1 || _failures > 1;
        _failures = 0;
        if (!wasMissed)
            return;
        foreach (UserId user in directory.Users)
            changes.Doubt(user);
    }

    private Task<bool> TellAsync(string what) => news.TellAsync(new[] { envelopes.Gateway(what) }, Patience);
}
