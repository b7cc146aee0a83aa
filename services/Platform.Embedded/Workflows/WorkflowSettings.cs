using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BlazingSun.Platform.Embedded.Workflows;

/// <summary>What the scheduler is told by the app.</summary>
internal sealed class WorkflowSettings(IOptions<EmbeddedWorkflowOptions> options, ILogger<WorkflowScheduler> log)
{
    public EmbeddedWorkflowOptions Options => options.Value;

    public ILogger Log => log;
}
