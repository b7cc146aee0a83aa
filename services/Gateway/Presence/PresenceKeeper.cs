using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Presence;

namespace BlazingSun.Gateway.Presence;

/// <summary>Keeps the store to what is so here, finds what other gateways left behind, and has all changes told. No player waits for it.</summary>
internal sealed class PresenceKeeper(
    PresenceBook book, IPresenceStore store, PresenceTeller teller, TimeProvider time, ILogger<PresenceKeeper> log) : IHostedService, IDisposable
{
    private const int BatchSize = 256;
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private ITimer? _ticks;
    private long _swept;
    private long _reported;
    private bool _isAway;
    private Task _running = Task.CompletedTask;
    private bool _isClosed;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _swept = _reported = time.GetTimestamp();
        _ticks = time.CreateTimer(_ => book.Wake(), null, Tick, Tick);
        _running = RunAsync();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => CloseAsync();

    /// <summary>
    /// This gateway ends: its sockets count for as long as their clients take to come back, wherever that is. Call it before closing them.
    /// </summary>
    public async Task CloseAsync()
    {
        if (_isClosed)
            return;
        _isClosed = true;
        _ticks?.Dispose();
        book.Close();
        await _running;
        book.MarkAll();
        await ReportAsync(PresenceTimes.KeptAtEnd);
    }

    public void Dispose() => _ticks?.Dispose();

    private async Task RunAsync()
    {
        while (await book.Signal.WaitToReadAsync())
        {
            book.Signal.TryRead(out _);
            book.EndGrace();
            if (IsDue(ref _reported, PresenceTimes.ReportEvery))
                book.MarkAll();
            if (!await ReportAsync(PresenceTimes.Kept))
                await Task.Delay(Tick, time);
            else if (IsDue(ref _swept, PresenceTimes.SweepEvery))
                await TryAsync(SweepAsync);
        }
    }

    private async Task<bool> TryAsync(Func<CancellationToken, Task> call)
    {
        try
        {
            using CancellationTokenSource timeout = new(Patience, time);
            await call(timeout.Token);
            _isAway = false;
            return true;
        }
        catch (Exception exception)
        {
            // Whatever it was: nobody starts this loop again, and the end of this gateway waits for it.
            if (!_isAway)
                GatewayLog.PresenceAway(log, exception);
            _isAway = true;
            // Perhaps the store has lost what it had.
            book.MarkAll();
            return false;
        }
    }

    private async Task<bool> ReportAsync(TimeSpan keep)
    {
        bool isDone = await TryAsync(ForgetAsync);
        while (isDone && book.Take(BatchSize) is { Count: > 0 } reports)
            isDone = await TryAsync(timeout => ReportAsync(reports, keep, timeout));
        return isDone;
    }

    private async Task ForgetAsync(CancellationToken cancellationToken)
    {
        foreach (UserId user in book.ToForget())
        {
            await store.ForgetAsync(user, cancellationToken);
            book.Forgotten(user);
        }
    }

    private async Task ReportAsync(List<PresenceReport> reports, TimeSpan keep, CancellationToken cancellationToken)
    {
        IReadOnlyList<PresenceFinding> findings = await store.ReportAsync(reports, keep, cancellationToken);
        for (int i = 0; i < findings.Count; i++)
            book.Written(reports[i], findings[i].Presence.Status);
        await teller.TellAsync([.. findings.Zip(reports).Where(one => one.First.IsChange).Select(one => one.First.Of(one.Second))]);
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        while (await store.TakeUntoldAsync(cancellationToken) is { Count: > 0 } changes && await teller.TellAsync(changes))
        {
            // Until there are no more.
        }
    }

    private bool IsDue(ref long last, TimeSpan every)
    {
        if (time.GetElapsedTime(last) < every)
            return false;
        last = time.GetTimestamp();
        return true;
    }
}
