using System.ComponentModel.DataAnnotations;

namespace BlazingSun.Platform.Telemetry;

/// <summary>Section <c>Metrics</c>.</summary>
public sealed class MetricsOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Metrics";

    /// <summary>
    /// A port of its own for <c>/metrics</c>, open to whoever reaches this machine or pod; keep it away from the public. 0, the default: no such port, and
    /// <c>/metrics</c> answers on the app's port to callers on this machine only.
    /// </summary>
    [Range(0, 65_535)]
    public int Port { get; set; }
}
