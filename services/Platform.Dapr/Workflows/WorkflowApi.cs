using System.Net;
using System.Text;
using BlazingSun.Platform.Dapr.Sidecar;

namespace BlazingSun.Platform.Dapr.Workflows;

/// <summary>The sidecar's management of workflows over HTTP.</summary>
internal sealed class WorkflowApi(ISidecarClient sidecar)
{
    private const string Dependency = "workflows";
    private const string Root = "/v1.0/workflows/dapr/";

    public Task<WorkflowAnswer> StartAsync(
        string name, string instanceId, string? input, TimeSpan timeout, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, $"{Uri.EscapeDataString(name)}/start?instanceID={instanceId}", input, cancellationToken, timeout);

    public Task<WorkflowAnswer> GetAsync(string instanceId, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, instanceId, null, cancellationToken);

    /// <param name="instanceId">The instance.</param>
    /// <param name="verb"><c>pause</c>, <c>resume</c>, <c>terminate</c>, <c>purge</c> or <c>raiseEvent/…</c>.</param>
    /// <param name="body">The event's payload.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<WorkflowAnswer> PostAsync(string instanceId, string verb, string? body, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, $"{instanceId}/{verb}", body, cancellationToken);

    private async Task<WorkflowAnswer> SendAsync(
        HttpMethod method, string path, string? body, CancellationToken cancellationToken, TimeSpan? timeout = null)
    {
        using HttpRequestMessage request = new(method, Root + path);
        if (body is not null)
            request.Content = SidecarContent.Json(Encoding.UTF8.GetBytes(body));
        using HttpResponseMessage response = await sidecar.SendAsync(Dependency, request, cancellationToken, timeout);
        byte[] content = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return response.IsSuccessStatusCode
            ? new WorkflowAnswer(response.StatusCode, content, null)
            : new WorkflowAnswer(response.StatusCode, content, await SidecarError.ReadAsync(response, cancellationToken));
    }
}

/// <summary>What the sidecar answered.</summary>
internal sealed record WorkflowAnswer(HttpStatusCode Status, byte[] Body, SidecarError? Error)
{
    public bool IsDone => Error is null;

    public bool IsUnknownInstance => Error?.ErrorCode == "ERR_INSTANCE_ID_NOT_FOUND";

    // Told only by the text.
    public bool IsIdInUse => Error?.Message is { } text
        && (text.Contains("AlreadyExists", StringComparison.Ordinal) || text.Contains("already exists", StringComparison.Ordinal));

    public DependencyUnavailableException ToException() =>
        new("workflows", $"{Error?.ErrorCode ?? "no error code"} ({(int)Status}): {Error?.Message}");
}
