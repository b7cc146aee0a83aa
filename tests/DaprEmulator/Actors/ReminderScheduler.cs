using BlazingSun.DaprEmulator.Faults;
using BlazingSun.Platform.Embedded.Timing;

namespace BlazingSun.DaprEmulator.Actors;

/// <summary>
/// The scheduler's part for actors. A tick that fails is tried three times more and then given up, the last of a reminder with it; while no app
/// hosts the type, ticks wait. Missed ticks come one after the other.
/// </summary>
internal sealed class ReminderScheduler : IDisposable
{
    private const string Kind = "reminders";
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Reminder> _reminders = new(StringComparer.Ordinal);
    private readonly DueQueue<Reminder> _due;
    private readonly DaprWorld _world;
    private readonly CancellationTokenSource _stop = new();

    internal ReminderScheduler(DaprWorld world)
    {
        (_world, _due) = (world, new DueQueue<Reminder>(world.Time));
        foreach ((string key, byte[] value) in world.Journal.Load(Kind))
            Put(Reminder.Parse(key, value));
        _ = RunAsync();
    }

    internal Dependency Dependency { get; } = new();

    internal Reminder? Find(ActorId actor, string name)
    {
        lock (_lock)
            return _reminders.GetValueOrDefault($"{actor.Type}||{actor.Id}||{name}");
    }

    internal void Put(Reminder reminder)
    {
        lock (_lock)
        {
            _reminders[reminder.Key] = reminder;
            _world.Journal.Put(Kind, reminder.Key, reminder.ToBytes());
        }

        _due.Add(reminder, reminder.When.Due);
    }

    internal void Remove(ActorId actor, string name)
    {
        string key = $"{actor.Type}||{actor.Id}||{name}";
        lock (_lock)
        {
            _reminders.Remove(key);
            _world.Journal.Remove(Kind, key);
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        _due.Dispose();
    }

    private async Task RunAsync()
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        while (!_stop.IsCancellationRequested)
        {
            Task changed = _due.Changed();
            while (_due.TryTake(out Reminder reminder))
                _ = FireAsync(reminder);
            await _due.WaitAsync(changed, full: false, _stop.Token);
        }
    }

    private async Task FireAsync(Reminder reminder)
    {
        try
        {
            await Dependency.BackAsync(_stop.Token);
            await _world.Placement.HostedAsync(reminder.Actor.Type, _stop.Token);
            for (int attempt = 0; IsCurrent(reminder) && !await TryAsync(reminder) && attempt < _world.Timings.CallRetries; attempt++)
                await Task.Delay(_world.Timings.Retry, _world.Time, _stop.Token);
            Settle(reminder);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // It is in the journal.
        }
    }

    private async Task<bool> TryAsync(Reminder reminder)
    {
        try
        {
            await _world.Actors.CallAsync(
                reminder.Actor, $"remind/{reminder.Name}", [new("Content-Type", "application/json")], reminder.Call(), from: null, _stop.Token);
            return true;
        }
        catch (ActorFailedException)
        {
            return false;
        }
    }

    private void Settle(Reminder reminder)
    {
        lock (_lock)
        {
            if (!IsCurrent(reminder))
                return;
        }

        if (reminder.When.Next() is { } next)
            Put(reminder with { When = next });
        else
            Remove(reminder.Actor, reminder.Name);
    }

    private bool IsCurrent(Reminder reminder) => ReferenceEquals(Find(reminder.Actor, reminder.Name), reminder);
}
