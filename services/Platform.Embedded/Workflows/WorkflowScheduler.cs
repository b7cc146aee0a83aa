using System.Collections.Concurrent;
using BlazingSun.Platform.Embedded.Timing;
using BlazingSun.Platform.Workflows;
using BlazingSun.Platform.Workflows.Engine;

namespace BlazingSun.Platform.Embedded.Workflows;

/// <summary>Gives instances their turns: takes what came, runs the engine, stores the outcome, and only then begins what it asked for.</summary>
internal sealed class WorkflowScheduler(
    LiveWorkflows live, InstanceTurn turn, ActivityLine activities, TimeProvider time, WorkflowSettings settings) : IDisposable
{
    private readonly DueQueue<DueWork> _due = new(time);
    private readonly ConcurrentQueue<LiveWorkflow> _line = new();
    private int _running;

    /// <summary>Brings an event to an instance that has not ended.</summary>
    public void Deliver(LiveWorkflow workflow, Delivery delivery)
    {
        if (workflow.Add(delivery))
            Enqueue(workflow);
    }

    /// <summary>Begins again what a stored instance waits for.</summary>
    public async ValueTask ResumeAsync(LiveWorkflow workflow, CancellationToken cancellationToken)
    {
        foreach (HistoryEvent opened in workflow.Instance.Outstanding())
        {
            if (opened is ChildCreated child && await live.FindOutcomeAsync(workflow.Instance, child, cancellationToken) is { } outcome)
                Deliver(workflow, new Delivery(outcome, workflow.Instance.Generation, null));
            else
                Begin(workflow, opened);
        }

        if (workflow.Instance.Inbox.Count > 0 && workflow.Wake())
            Enqueue(workflow);
    }

    /// <summary>Runs until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            Task changed = _due.Changed();
            while (_due.TryTake(out DueWork work))
                Take(work);
            while (Volatile.Read(ref _running) < settings.Options.MaxRunningWorkflowTurns && _line.TryDequeue(out LiveWorkflow? next))
            {
                Interlocked.Increment(ref _running);
                _ = RunTurnAsync(next);
            }

            await _due.WaitAsync(changed, full: false, cancellationToken);
        }
    }

    /// <summary>Waits for the turns that are being stored.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed = _due.Changed();
            if (Volatile.Read(ref _running) == 0)
                return;
            await changed.OrCancelledAsync(cancellationToken);
        }
    }

    public void Dispose() => _due.Dispose();

    private void Enqueue(LiveWorkflow workflow)
    {
        _line.Enqueue(workflow);
        _due.Wake();
    }

    private void Take(DueWork work)
    {
        if (work.Timer is { } timer)
            Deliver(work.Workflow, new Delivery(new TimerFired(time.GetUtcNow(), timer.FireAt, timer.EventId), work.Generation, null));
        else if (work.Workflow.Wake())
            Enqueue(work.Workflow);
    }

    private async Task RunTurnAsync(LiveWorkflow workflow)
    {
        IReadOnlyList<Delivery> deliveries = workflow.Take();
        bool rest = false;
        try
        {
            rest = !await RunTurnAsync(workflow, deliveries);
        }
        catch (Exception e)
        {
            // Nothing of it has been told to anyone, so it can be done again whether it was stored or not.
            rest = true;
            workflow.PutBack(deliveries, e);
            WorkflowLog.TurnNotStored(settings.Log, workflow.Instance.InstanceId, settings.Options.WorkflowRetry, e);
            _due.Add(new DueWork(workflow, 0, null), time.GetUtcNow() + settings.Options.WorkflowRetry);
        }
        finally
        {
            if (workflow.Finish(again: workflow.Instance.Inbox.Count > 0, rest))
                _line.Enqueue(workflow);
            Interlocked.Decrement(ref _running);
            _due.Wake();
        }
    }

    /// <returns>False when the instance is stalled.</returns>
    private async ValueTask<bool> RunTurnAsync(LiveWorkflow workflow, IReadOnlyList<Delivery> deliveries)
    {
        WorkflowInstance before = workflow.Instance;
        HistoryEvent[] events = [.. deliveries.Where(d => d.Generation is null || d.Generation == before.Generation).Select(d => d.Event)];
        if (events.Length == 0 && before.Inbox.Count == 0)
            return true;
        if (turn.Run(before, events, time.GetUtcNow()) is not { } result)
        {
            workflow.Instance = before with { Status = WorkflowRuntimeStatus.Stalled };
            WorkflowLog.Stalled(settings.Log, before.InstanceId, before.Name);
            workflow.PutBack(deliveries, new DependencyUnavailableException("workflows", $"'{before.InstanceId}' is stalled"));
            return false;
        }

        await live.Store.SaveAsync(result.Instance, CancellationToken.None);
        workflow.Instance = result.Instance;
        foreach (Delivery delivery in deliveries)
            delivery.Stored?.TrySetResult();
        foreach (HistoryEvent opened in result.Opened)
            Begin(workflow, opened);
        foreach (ChildCreated orphan in result.Orphans)
            Tell(orphan.InstanceId, new ExecutionTerminated(time.GetUtcNow(), result.Instance.Output, Recurse: true), null);
        if (result.Instance.HasEnded)
            End(workflow);
        return true;
    }

    private void Begin(LiveWorkflow workflow, HistoryEvent opened)
    {
        int generation = workflow.Instance.Generation;
        switch (opened)
        {
            case TaskScheduled task:
                activities.Add(workflow, task, generation, Deliver);
                break;
            case TimerCreated timer:
                _due.Add(new DueWork(workflow, generation, timer), timer.FireAt);
                break;
            case ChildCreated child:
                BeginChild(workflow, child);
                break;
        }
    }

    private void BeginChild(LiveWorkflow parent, ChildCreated child)
    {
        ParentInstance caller = new(child.EventId, parent.Instance.InstanceId, parent.Instance.Generation);
        DateTimeOffset now = time.GetUtcNow();
        WorkflowInstance instance = new(child.InstanceId, child.Name, child.Input, now, caller);
        if (live.TryAdd(instance, out LiveWorkflow there))
        {
            Deliver(there, new Delivery(new ExecutionStarted(now, child.Name, child.Input, child.InstanceId, caller), null, null));
        }
        else if (there.Instance.Parent != caller)
        {
            WorkflowTaskFailureDetails inUse = new(
                "WorkflowInstanceAlreadyExists", $"A workflow with the id '{child.InstanceId}' has not ended.");
            Deliver(parent, new Delivery(new ChildFailed(now, child.EventId, inUse), caller.Generation, null));
        }
    }

    private void End(LiveWorkflow workflow)
    {
        WorkflowInstance instance = workflow.Instance;
        live.Remove(workflow);
        workflow.Close();
        if (instance.Failure is { } failure)
            WorkflowLog.Failed(settings.Log, instance.InstanceId, instance.Name, failure.ErrorType, failure.ErrorMessage);
        if (instance.Parent is { } parent)
            Tell(parent.InstanceId, LiveWorkflows.OutcomeOf(instance, parent.TaskScheduledId), parent.Generation);
    }

    private void Tell(string instanceId, HistoryEvent e, int? generation)
    {
        if (live.Find(instanceId) is { } workflow)
            Deliver(workflow, new Delivery(e, generation, null));
    }
}
