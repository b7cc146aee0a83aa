using System.Collections.Concurrent;
using BlazingSun.Platform.Actors.Hosting;
using BlazingSun.Platform.Embedded.Timing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BlazingSun.Platform.Embedded.Actors;

/// <summary>
/// Calls actors back at or after a time. A reminder is stored before it is registered and deleted after its turn succeeded, so it comes at
/// least once. Registering and firing are turns of the same actor and never overlap.
/// </summary>
internal sealed class ReminderScheduler(
    ReminderStore store, TimeProvider time, IOptions<EmbeddedActorOptions> options, ILogger<ReminderScheduler> log) : IReminders, IDisposable
{
    private static readonly TimeSpan LongestRetry = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<ReminderName, Reminder> _current = new();
    private readonly DueQueue<Reminder> _due = new(time);
    private int _running;

    public async ValueTask RegisterAsync(
        ReminderName name, TimeSpan dueIn, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dueIn, TimeSpan.Zero);
        Reminder reminder = new(name, time.GetUtcNow() + dueIn, data.ToArray());
        await store.SaveAsync(reminder, cancellationToken);
        _current[name] = reminder;
        _due.Add(reminder, reminder.Due);
    }

    public async ValueTask UnregisterAsync(ReminderName name, CancellationToken cancellationToken)
    {
        if (!_current.ContainsKey(name))
            return;
        await store.DeleteAsync(name, cancellationToken);
        _current.TryRemove(name, out _);
    }

    public async ValueTask LoadAsync(CancellationToken cancellationToken)
    {
        foreach (Reminder reminder in await store.LoadAsync(cancellationToken))
        {
            if (_current.TryAdd(reminder.Name, reminder))
                _due.Add(reminder, reminder.Due);
        }

        ActorLog.RemindersLoaded(log, _current.Count);
    }

    /// <summary>Fires until it is cancelled.</summary>
    public async Task RunAsync(ActorTurns turns, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            Task changed = _due.Changed();
            while (Volatile.Read(ref _running) < options.Value.MaxRunningReminders && _due.TryTake(out Reminder reminder))
            {
                if (!IsCurrent(reminder))
                    continue;
                Interlocked.Increment(ref _running);
                _ = FireAsync(turns, reminder, cancellationToken);
            }

            await _due.WaitAsync(changed, Volatile.Read(ref _running) >= options.Value.MaxRunningReminders, cancellationToken);
        }
    }

    public void Dispose() => _due.Dispose();

    private bool IsCurrent(Reminder reminder) =>
        _current.TryGetValue(reminder.Name, out Reminder? current) && ReferenceEquals(current, reminder);

    // A turn that has begun ends also when the host stops.
    private async Task FireAsync(ActorTurns turns, Reminder reminder, CancellationToken stopping)
    {
        try
        {
            await turns.RunAsync(
                turns.Kind(reminder.Name.ActorType),
                reminder.Name.ActorId,
                static async (actor, fired, token) =>
                {
                    if (!fired.Scheduler.IsCurrent(fired.Reminder))
                        return false;
                    await actor.OnReminderAsync(fired.Reminder.Name.Name, fired.Reminder.Data, token);
                    if (fired.Scheduler.IsCurrent(fired.Reminder))
                        await fired.Scheduler.UnregisterAsync(fired.Reminder.Name, token);
                    return true;
                },
                (Scheduler: this, Reminder: reminder),
                CancellationToken.None);
        }
        catch (Exception e)
        {
            if (!stopping.IsCancellationRequested)
                Retry(reminder, e);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
            _due.Wake();
        }
    }

    private void Retry(Reminder reminder, Exception why)
    {
        TimeSpan wait = options.Value.ReminderRetry * Math.Pow(2, Math.Min(reminder.Failures++, 10));
        wait = wait > LongestRetry ? LongestRetry : wait;
        ActorLog.ReminderFailed(log, reminder.Name.ActorType, reminder.Name.ActorId, reminder.Name.Name, wait, why);
        _due.Add(reminder, time.GetUtcNow() + wait);
    }
}
