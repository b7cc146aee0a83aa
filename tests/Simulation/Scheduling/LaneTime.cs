namespace BlazingSun.Simulation.Scheduling;

/// <summary>The scheduler's clock; timers fire as callbacks of a lane.</summary>
internal sealed class LaneTime(Lane lane, Scheduler scheduler) : TimeProvider
{
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => scheduler.Now;

    public override long GetTimestamp() => scheduler.Now.UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        LaneTimer timer = new(lane, scheduler, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }
}
