using System.ComponentModel.DataAnnotations;

namespace BlazingSun.Platform.Embedded.Workflows;

/// <summary>How workflows run in one process. Bound to the configuration section <c>Embedded</c>.</summary>
public sealed class EmbeddedWorkflowOptions
{
    /// <summary>Turns that are being run and saved at the same time at most. Default 64.</summary>
    [Range(1, 1_000_000)]
    public int MaxRunningWorkflowTurns { get; set; } = 64;

    /// <summary>Activities that run at the same time at most; others wait. Default 64.</summary>
    [Range(1, 1_000_000)]
    public int MaxRunningActivities { get; set; } = 64;

    /// <summary>How long an instance that has ended is still known. Default 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "365.00:00:00")]
    public TimeSpan WorkflowRetention { get; set; } = TimeSpan.FromHours(1);

    /// <summary>After a turn could not be saved it is tried again after this time. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "365.00:00:00")]
    public TimeSpan WorkflowRetry { get; set; } = TimeSpan.FromSeconds(1);
}
