using BlazingSun.Simulation.Scheduling;
using BlazingSun.Simulation.Worlds;

namespace BlazingSun.Simulation.Faults;

/// <summary>Decides for each call how it goes: by the seed's plan while there is chaos, and well when all is calm.</summary>
internal sealed class Weather(Scheduler scheduler, SeededRandom random, Plan plan)
{
    public bool IsCalm { get; set; }

    /// <summary>Until then nearly all calls to the store fail.</summary>
    public DateTimeOffset StoreAwayUntil { get; set; }

    public DateTimeOffset BusAwayUntil { get; set; }

    public DateTimeOffset DatabaseAwayUntil { get; set; }

    public bool IsDatabaseAway => !IsCalm && scheduler.Now < DatabaseAwayUntil;

    /// <summary>How a frame, a message or a call between programs is on its way.</summary>
    public TimeSpan Latency() => random.Short(plan.Latency);

    /// <param name="isWrite">Reads cannot happen late.</param>
    /// <param name="hasOneWriter">Such a write happens before its answer or never: its store is in the writer's own process.</param>
    public StoreFate Store(bool isWrite, bool hasOneWriter)
    {
        TimeSpan answer = random.Short(plan.StoreLatency);
        if (IsCalm)
            return Normal(answer);
        bool isAway = scheduler.Now < StoreAwayUntil;
        if (isAway ? random.Chance(0.9) : random.Chance(plan.StoreFaults))
            return Faulty(isWrite, hasOneWriter, answer);
        return isWrite && random.Chance(plan.CrashesAtSave)
            ? new StoreFate(Part(answer), answer, Crashes: true)
            : Normal(answer);
    }

    public BusFate Bus()
    {
        TimeSpan answer = random.Short(plan.Latency);
        bool isFaulty = !IsCalm && (scheduler.Now < BusAwayUntil ? random.Chance(0.9) : random.Chance(plan.BusFaults));
        if (!isFaulty)
            return Taken(answer);
        return random.Below(4) switch
        {
            0 => new BusFate(Part(answer), answer, Fails: true),
            // Not so late that it comes after what its publisher tries a second later.
            1 => new BusFate(answer + random.Short(TimeSpan.FromMilliseconds(900)), answer, Fails: true),
            2 => Taken(random.Short(TimeSpan.FromSeconds(4))),
            _ => new BusFate(null, answer + random.Short(TimeSpan.FromSeconds(2)), Fails: true),
        };
    }

    /// <summary>Whether a batch that was handled comes again.</summary>
    public bool Redelivers() => !IsCalm && random.Chance(plan.Redelivery);

    /// <summary>Whether an answer gets lost.</summary>
    public bool LosesAnswer() => !IsCalm && random.Chance(plan.LostAnswers);

    private BusFate Taken(TimeSpan answer) => random.Chance(plan.AtOnce)
        ? new BusFate(TimeSpan.Zero, TimeSpan.Zero)
        : new BusFate(Part(answer), answer, Crashes: !IsCalm && random.Chance(plan.CrashesAtPublish));

    private StoreFate Normal(TimeSpan answer) =>
        random.Chance(plan.AtOnce) ? StoreFate.AtOnce : new StoreFate(Part(answer), answer);

    private StoreFate Faulty(bool isWrite, bool hasOneWriter, TimeSpan answer)
    {
        TimeSpan late = answer + random.Short(TimeSpan.FromSeconds(3));
        return random.Below(5) switch
        {
            0 when isWrite => new StoreFate(Part(answer), answer, Fails: true),
            1 when isWrite && !hasOneWriter => new StoreFate(late, answer, Fails: true),
            2 => new StoreFate(Part(late), late),
            3 => new StoreFate(null, late, Fails: true),
            _ => new StoreFate(null, answer, Fails: true),
        };
    }

    private TimeSpan Part(TimeSpan whole) => TimeSpan.FromTicks((long)(random.Next() % (ulong)(whole.Ticks + 1)));
}
