using System.ComponentModel.DataAnnotations;

namespace BlazingSun.Platform.Dapr.Workflows;

/// <summary>How workflows run beside a sidecar. Bound to the configuration section <c>Dapr</c>.</summary>
public sealed class DaprWorkflowOptions
{
    /// <summary>
    /// How long the sidecar may take to start a workflow, usually 5 ms; afterwards the start is unknown and to be tried again. Default 2 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan WorkflowStartTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Turns that are being run and answered at the same time at most. Default 64.</summary>
    [Range(1, 1_000_000)]
    public int MaxRunningWorkflowTurns { get; set; } = 64;

    /// <summary>Activities that run at the same time at most; others wait. Default 64.</summary>
    [Range(1, 1_000_000)]
    public int MaxRunningActivities { get; set; } = 64;

    /// <summary>The longest pause before the worker connects again; the first is a sixteenth of it. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:05:00")]
    public TimeSpan WorkerReconnect { get; set; } = TimeSpan.FromSeconds(5);
}
