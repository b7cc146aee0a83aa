using BlazingSun.Platform.Workflows;
using BlazingSun.Platform.Workflows.Engine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace BlazingSun.Platform.Tests.Workflows;

/// <summary>A workflow given as a function.</summary>
internal sealed class Inline(Func<WorkflowContext, Task<string>> run) : Workflow<string, string>
{
    public override Task<string> RunAsync(WorkflowContext context, string input) => run(context);
}

/// <summary>Plays the host's part for one instance: keeps the history and writes the engine's actions into it.</summary>
internal sealed class EngineScenario
{
    public static readonly DateTimeOffset Start = new(2026, 1, 8, 12, 0, 0, TimeSpan.Zero);

    private readonly List<HistoryEvent> _history = [];
    private WorkflowEngine _engine;
    private DateTimeOffset _now = Start;

    public EngineScenario(Func<WorkflowContext, Task<string>> workflow)
    {
        _engine = EngineOf(workflow);
        Last = Turn(new ExecutionStarted(_now, "test", null, "one"));
    }

    public WorkflowResponse Last { get; private set; }

    public IReadOnlyList<HistoryEvent> History => _history;

    public CompleteWorkflow? End => Last.Completion;

    /// <summary>Another version of the program takes over.</summary>
    public void Deploy(Func<WorkflowContext, Task<string>> workflow) => _engine = EngineOf(workflow);

    public WorkflowResponse Turn(params HistoryEvent[] events)
    {
        HistoryEvent[] fresh = [new WorkflowStarted(_now), .. events];
        Last = _engine.Run(new WorkflowRequest("one", [.. _history], fresh));
        fresh[0] = new WorkflowStarted(_now, Last.Version);
        _history.AddRange(fresh);
        foreach (WorkflowAction action in Last.Actions)
        {
            HistoryEvent? confirmed = action switch
            {
                ScheduleTask task => new TaskScheduled(task.Id, _now, task.Name, task.Input, task.TaskExecutionId),
                CreateTimer timer => new TimerCreated(timer.Id, _now, timer.FireAt),
                CreateChildWorkflow child => new ChildCreated(child.Id, _now, child.InstanceId, child.Name, child.Input),
                _ => null,
            };
            if (confirmed is not null)
                _history.Add(confirmed);
        }

        return Last;
    }

    public WorkflowResponse Pass(TimeSpan time, params HistoryEvent[] events)
    {
        _now += time;
        return Turn(events);
    }

    /// <summary>The same turn again from nothing but the history.</summary>
    public WorkflowResponse Replay(Func<WorkflowContext, Task<string>> workflow) =>
        EngineOf(workflow).Run(new WorkflowRequest("one", [.. _history], [new WorkflowStarted(_now)]));

    public TaskCompleted Done(int id, string json) => new(_now, id, json);

    public TaskFailed Failed(int id, bool forGood = false) =>
        new(_now, id, new WorkflowTaskFailureDetails("Test", "broken", IsNonRetriable: forGood));

    public TimerFired Fired(int id) => new(_now, _now, id);

    public EventRaised Raised(string name, string json) => new(_now, name, json);

    private static WorkflowEngine EngineOf(Func<WorkflowContext, Task<string>> workflow)
    {
        ServiceProvider services = new ServiceCollection().BuildServiceProvider();
        WorkflowCatalog catalog = new([new WorkflowRegistration("test", _ => new Inline(workflow))], [], services);
        return new WorkflowEngine(catalog, new WorkflowSerializer(), NullLoggerFactory.Instance);
    }
}
