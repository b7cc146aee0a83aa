using BlazingSun.Platform.Dapr.Sidecar;
using BlazingSun.Platform.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using P = BlazingSun.Platform.Dapr.Workflows.Protocol;

namespace BlazingSun.Platform.Dapr.Workflows;

/// <summary>Keeps a stream of work items open as long as the app runs. What a lost stream brought and was not answered, the next one brings again.</summary>
internal sealed class WorkflowWorker(
    TaskHub hub, WorkItems items, WorkerStream stream, IOptions<DaprWorkflowOptions> options, ILogger<WorkflowWorker> log)
    : IHostedLifecycleService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private Task _loop = Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Activities use the other parts of the app, so these have to be there.</summary>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        if (stream.Gate.HasWorker)
            _loop = RunAsync(_stopping.Token);
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Closes the stream. Activities are cancelled and run again where a worker is.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _stopping.Cancel();
        await _loop.WaitAsync(cancellationToken);
    }

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _stopping.Dispose();

    private async Task RunAsync(CancellationToken stopping)
    {
        TimeSpan shortest = options.Value.WorkerReconnect / 16;
        TimeSpan pause = shortest;
        while (!stopping.IsCancellationRequested)
        {
            GrpcStatus status = await LiveAsync(stopping);
            if (stopping.IsCancellationRequested)
                return;
            pause = stream.WasOpen ? shortest : Shorter(pause * 2, options.Value.WorkerReconnect);
            WorkflowLog.Lost(log, status, pause);
            PlatformMetrics.WorkerLost();
            await stream.PauseAsync(pause, stopping);
        }
    }

    // Whatever it was: without a worker no deadline of any room ends.
    private async Task<GrpcStatus> LiveAsync(CancellationToken stopping)
    {
        try
        {
            return await ConnectAsync(stopping);
        }
        catch (Exception e)
        {
            if (!stopping.IsCancellationRequested)
                WorkflowLog.Broken(log, e);
            return GrpcStatus.Unknown;
        }
    }

    private async Task<GrpcStatus> ConnectAsync(CancellationToken stopping)
    {
        using CancellationTokenSource connection = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        Task watching = stream.WatchAsync(connection.Token);
        List<Task> running = [];
        try
        {
            await foreach (P.WorkItem item in hub.WorkItemsAsync(stream.Open, connection.Token))
            {
                running.RemoveAll(task => task.IsCompleted);
                running.Add(DoAsync(item, connection));
            }

            return GrpcStatus.Ok;
        }
        catch (GrpcException e)
        {
            return e.Status;
        }
        catch (OperationCanceledException) when (connection.IsCancellationRequested)
        {
            return GrpcStatus.Cancelled;
        }
        finally
        {
            connection.Cancel();
            await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            stream.Close();
            await Task.WhenAll([watching, .. running]);
        }
    }

    private async Task DoAsync(P.WorkItem item, CancellationTokenSource connection)
    {
        if (!await items.DoAsync(item, connection.Token))
            connection.Cancel();
    }

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
