using BlazingSun.Platform.Embedded.Timing;
using Microsoft.Extensions.Hosting;

namespace BlazingSun.Platform.Embedded.Workflows;

/// <summary>Loads what has not ended, lets it go on, and runs activities when everything else of the app has started.</summary>
internal sealed class EmbeddedWorkflowHost(
    WorkflowScheduler scheduler, LiveWorkflows live, ActivityLine activities, WorkflowSettings settings)
    : IHostedLifecycleService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _loop = Task.CompletedTask;

    /// <summary>Ends when what was stored is in memory: only then is it known which ids are in use.</summary>
    /// <exception cref="DependencyUnavailableException">The host has stopped.</exception>
    public async ValueTask ReadyAsync(CancellationToken cancellationToken)
    {
        if (_stopping.IsCancellationRequested)
            throw Stopping();
        await _loaded.Task.OrCancelledAsync(cancellationToken);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        List<LiveWorkflow> loaded = [];
        foreach (WorkflowInstance instance in await live.Store.LoadAsync(cancellationToken))
        {
            if (!instance.HasEnded && live.TryAdd(instance, out LiveWorkflow workflow))
                loaded.Add(workflow);
        }

        foreach (LiveWorkflow workflow in loaded)
            await scheduler.ResumeAsync(workflow, cancellationToken);
        WorkflowLog.Resumed(settings.Log, loaded.Count);
        _loop = scheduler.RunAsync(_stopping.Token);
        _loaded.TrySetResult();
    }

    /// <summary>Activities use the other parts of the app, so these have to be there.</summary>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        activities.Open();
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Stores the turns that run. Activities are cancelled and run again after the next start.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _stopping.Cancel();
        await _loop;
        try
        {
            await activities.StopAsync(cancellationToken);
            await scheduler.StopAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            WorkflowLog.StoppedEarly(settings.Log);
        }

        live.Refuse(Stopping());
    }

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _stopping.Dispose();

    private static DependencyUnavailableException Stopping() => new("workflows", "the host is stopping");
}
