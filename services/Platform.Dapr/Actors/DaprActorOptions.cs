using System.ComponentModel.DataAnnotations;

namespace BlazingSun.Platform.Dapr.Actors;

/// <summary>How actors run beside a sidecar. Bound to the configuration section <c>Dapr</c>.</summary>
public sealed class DaprActorOptions
{
    /// <summary>How long a call to an actor may take, with all attempts while actors move to other hosts. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan ActorCallTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long turns that run may go on when their actor is to move to another host; under 24 s. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:24")]
    public TimeSpan ActorDrainTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Calls that wait for one actor at most; one more is refused. Default 1,000.</summary>
    [Range(1, 1_000_000)]
    public int MaxWaitingActorCalls { get; set; } = 1000;

    /// <summary>A call that waited this long for its turn is refused, because the turn before it hangs. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "365.00:00:00")]
    public TimeSpan ActorWaitTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>After a reminder failed it comes again after this time. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00")]
    public TimeSpan ReminderRetry { get; set; } = TimeSpan.FromSeconds(1);
}
