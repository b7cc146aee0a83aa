using Microsoft.Extensions.Logging;

namespace BlazingSun.Platform.Workflows.Engine;

/// <summary>
/// Runs one turn of a workflow: its code from the start, fed with all that happened, gives what is to be done next. No I/O, no clock, no
/// state between turns; the same request gives the same response.
/// </summary>
public sealed class WorkflowEngine(WorkflowCatalog catalog, WorkflowSerializer serializer, ILoggerFactory loggers)
{
    /// <summary>Runs a turn on this thread.</summary>
    public WorkflowResponse Run(WorkflowRequest request)
    {
        SynchronizationContext? outer = SynchronizationContext.Current;
        TurnContext turn = new();
        SynchronizationContext.SetSynchronizationContext(turn);
        try
        {
            ReplayContext context = new(request, serializer, loggers);
            Execution execution = new(context, catalog, serializer);
            Feed(execution, turn, request.PastEvents, replaying: true);
            Feed(execution, turn, request.NewEvents, replaying: false);
            return execution.Respond();
        }
        finally
        {
            turn.Close();
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    private static void Feed(Execution execution, TurnContext turn, IReadOnlyList<HistoryEvent> events, bool replaying)
    {
        foreach (HistoryEvent e in events)
        {
            execution.Take(e, replaying);
            turn.Drain();
            while (execution.TakeHeld())
                turn.Drain();
        }
    }
}
