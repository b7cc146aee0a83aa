using System.ComponentModel.DataAnnotations;

namespace BlazingSun.Platform.Embedded.Actors;

/// <summary>How actors run in one process. Bound to the configuration section <c>Embedded</c>.</summary>
public sealed class EmbeddedActorOptions
{
    /// <summary>Passes requests and responses through JSON, as every other platform does. Default false; tests set it.</summary>
    public bool SerializeActorCalls { get; set; }

    /// <summary>Calls that wait for one actor at most; one more is refused. Default 1,000.</summary>
    [Range(1, 1_000_000)]
    public int MaxWaitingActorCalls { get; set; } = 1000;

    /// <summary>
    /// A call that waited this long for its turn is refused, because the turn before it hangs. So ends a call of an actor to itself,
    /// which is not supported. Default 30 s, checked with each <see cref="ActorSweep"/>.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "365.00:00:00")]
    public TimeSpan ActorWaitTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often idle actors and calls that waited too long are looked for. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "365.00:00:00")]
    public TimeSpan ActorSweep { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>After a reminder failed it comes again after this time, then after twice as long, up to a minute. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "365.00:00:00")]
    public TimeSpan ReminderRetry { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Reminders that run at the same time at most. Default 64.</summary>
    [Range(1, 1_000_000)]
    public int MaxRunningReminders { get; set; } = 64;
}
