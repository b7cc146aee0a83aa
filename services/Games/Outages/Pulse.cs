using System.Text.Json;
using BlazingSun.Platform;
using BlazingSun.Platform.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BlazingSun.Games.Outages;

/// <summary>
/// Knows when the platform was away: it writes the time each second, and where that may have stopped – at a start, after a gap in the
/// own ticks, after a failed write – it looks at the last beat that is stored. Replicas share it: while one beats, there is no outage.
/// </summary>
internal sealed class Pulse(
    [FromKeyedServices(StateStores.Rooms)] IStateStore store, TimeProvider time, ILogger<Pulse> log) : IDisposable
{
    private const string Key = "pulse";
    private const int Tries = 8;
    private static readonly TimeSpan LongestGap = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim writing = new(1);
    private (PulseValue Value, string Version)? known;
    private volatile IReadOnlyList<Outage> outages = [];
    private volatile bool doubtful = true;
    private long tickedAt = time.GetUtcNow().UtcTicks;

    /// <summary>All outages that a room has to know before it decides anything.</summary>
    /// <exception cref="DependencyUnavailableException">It is not known whether there was one just now.</exception>
    public ValueTask<IReadOnlyList<Outage>> OutagesAsync(CancellationToken cancellationToken)
    {
        NoticeGap();
        return doubtful ? SettleAsync(cancellationToken) : ValueTask.FromResult(outages);
    }

    /// <summary>This process runs. Called by a timer itself, so that no waiting write looks like a gap.</summary>
    public void Tick()
    {
        NoticeGap();
        Volatile.Write(ref tickedAt, time.GetUtcNow().UtcTicks);
    }

    /// <summary>Writes the time.</summary>
    /// <exception cref="DependencyUnavailableException">The store is away.</exception>
    public ValueTask BeatAsync(CancellationToken cancellationToken) => BeatAsync(always: true, cancellationToken);

    public void Dispose() => writing.Dispose();

    private async ValueTask BeatAsync(bool always, CancellationToken cancellationToken)
    {
        // With a token this wait would go by way of the thread pool; who writes has a token itself.
        await writing.WaitAsync(CancellationToken.None);
        try
        {
            if (always || doubtful)
            {
                await WriteAsync(cancellationToken);
            }
        }
        catch
        {
            doubtful = true;
            known = null;
            throw;
        }
        finally
        {
            writing.Release();
        }
    }

    private void NoticeGap()
    {
        if (time.GetUtcNow().UtcTicks - Volatile.Read(ref tickedAt) > LongestGap.Ticks)
        {
            doubtful = true;
        }
    }

    private async ValueTask<IReadOnlyList<Outage>> SettleAsync(CancellationToken cancellationToken)
    {
        await BeatAsync(always: false, cancellationToken);
        return outages;
    }

    private async ValueTask WriteAsync(CancellationToken cancellationToken)
    {
        for (int attempt = 0; attempt < Tries; attempt++)
        {
            NoticeGap();
            bool resumes = doubtful;
            (PulseValue Value, string Version)? before = resumes ? null : known;
            before ??= await ReadAsync(cancellationToken);
            DateTimeOffset now = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
            PulseValue last = before?.Value ?? new PulseValue(now, []);
            PulseValue next = resumes ? last.Resumed(now) : last.Beaten(now);
            byte[] value = JsonSerializer.SerializeToUtf8Bytes(next, PulseJson.Default.PulseValue);
            Expected expected = before is { } read ? Expected.Version(read.Version) : Expected.Absent;
            if (await store.SaveAsync(Key, value, expected, null, cancellationToken) is { } version)
            {
                Take(next, version, resumes, last);
                return;
            }

            known = null;
        }

        throw new DependencyUnavailableException(StateStores.Rooms, "the pulse changes all the time");
    }

    private void Take(PulseValue value, string version, bool resumed, PulseValue before)
    {
        known = (value, version);
        outages = value.Outages;
        if (resumed)
        {
            Volatile.Write(ref tickedAt, Math.Max(tickedAt, value.Beat.UtcTicks));
            doubtful = false;
        }

        if (value.Outages.Count > 0 && !before.Outages.Contains(value.Outages[^1]))
        {
            log.OutageAdded(value.Outages[^1].Until - value.Outages[^1].From);
            GamesMetrics.Outage(value.Outages[^1].Until - value.Outages[^1].From);
        }
    }

    private async ValueTask<(PulseValue Value, string Version)?> ReadAsync(CancellationToken cancellationToken) =>
        await store.GetAsync(Key, cancellationToken) is { } entry
            ? (JsonSerializer.Deserialize(entry.Value.Span, PulseJson.Default.PulseValue)!, entry.ETag)
            : null;
}
