using System.Text.Json;
using BlazingSun.Platform.Dapr.Sidecar;
using Microsoft.Extensions.Logging;

namespace BlazingSun.Platform.Dapr.Workflows;

/// <summary>
/// Finds out when the sidecar has taken the worker's stream. The stream itself says so only with its first item, which may never come as
/// long as nothing is started.
/// </summary>
internal sealed class WorkerStream(WorkerGate gate, ISidecarClient sidecar, TimeProvider time, ILogger<WorkerStream> log)
{
    private static readonly TimeSpan Ask = TimeSpan.FromMilliseconds(200);

    // A stream that has stood so long has been taken, whatever the metadata say.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(3);

    public WorkerGate Gate => gate;

    /// <summary>Whether the last connection was taken.</summary>
    public bool WasOpen { get; private set; }

    public void Open()
    {
        if (gate.IsOpen)
            return;
        WasOpen = true;
        gate.Open();
        WorkflowLog.Connected(log);
    }

    public void Close() => gate.Close();

    /// <summary>A pause that ends early with the app.</summary>
    public async Task PauseAsync(TimeSpan pause, CancellationToken stopping) =>
        await Task.Delay(pause, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

    /// <summary>Asks the sidecar until it counts a worker.</summary>
    public async Task WatchAsync(CancellationToken connection)
    {
        WasOpen = false;
        long began = time.GetTimestamp();
        while (!gate.IsOpen && !connection.IsCancellationRequested)
        {
            await PauseAsync(Ask, connection);
            if ((await IsCountedAsync(connection) || time.GetElapsedTime(began) >= Settled) && !connection.IsCancellationRequested)
                Open();
        }
    }

    private async Task<bool> IsCountedAsync(CancellationToken connection)
    {
        try
        {
            using HttpRequestMessage request = new(HttpMethod.Get, "/v1.0/metadata");
            using HttpResponseMessage response = await sidecar.SendAsync("workflows", request, connection);
            byte[] metadata = await response.Content.ReadAsByteArrayAsync(connection);
            return JsonSerializer.Deserialize(metadata, SidecarJson.Default.SidecarMetadata)?.Workflows?.ConnectedWorkers > 0;
        }
        catch (Exception e) when (e is DependencyUnavailableException or OperationCanceledException or JsonException)
        {
            return false;
        }
    }
}
