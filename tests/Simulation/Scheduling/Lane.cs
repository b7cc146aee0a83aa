namespace BlazingSun.Simulation.Scheduling;

/// <summary>
/// One program, or one client, as the scheduler sees it: whose callbacks wait. When it dies they are dropped, and so is all that comes later.
/// </summary>
internal sealed class Lane(Scheduler scheduler, int number, string name) : SynchronizationContext
{
    public int Number => number;

    public string Name => name;

    public bool IsDead { get; private set; }

    /// <summary>Its callbacks wait until then, as those of a suspended program do.</summary>
    public long PausedUntil { get; set; }

    /// <summary>Called after so many callbacks more.</summary>
    public (int Callbacks, Action Action)? Countdown { get; set; }

    public TimeProvider Time => field ??= new LaneTime(this, scheduler);

    public void Die() => IsDead = true;

    /// <summary>One of its callbacks has run.</summary>
    public void Count()
    {
        if (Countdown is not { } left)
            return;
        Countdown = left.Callbacks > 1 ? left with { Callbacks = left.Callbacks - 1 } : null;
        if (Countdown is null)
            left.Action();
    }

    public void Post(Action action) => Post(static run => ((Action)run!)(), action);

    public override void Post(SendOrPostCallback d, object? state) => scheduler.Post(this, d, state);

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    public override SynchronizationContext CreateCopy() => this;
}
