using BlazingSun.Platform.Dapr.Sidecar;
using Google.Protobuf.WellKnownTypes;
using P = BlazingSun.Platform.Dapr.Workflows.Protocol;

namespace BlazingSun.Platform.Dapr.Workflows;

/// <summary>The sidecar's workflow service, as far as HTTP does not have it.</summary>
internal sealed class TaskHub(GrpcClient grpc)
{
    private const string Service = "/TaskHubSidecarService/";

    // It only waits; who waits asks again.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    /// <summary>What there is to do, until the connection ends. Each item wants an answer over this same sidecar.</summary>
    public IAsyncEnumerable<P.WorkItem> WorkItemsAsync(Action answered, CancellationToken cancellationToken) =>
        grpc.StreamAsync(Service + "GetWorkItems", new Empty(), P.WorkItem.Parser, answered, cancellationToken);

    /// <summary>Answers a turn. An answer that nobody waits for any more is ignored.</summary>
    public Task CompleteAsync(P.WorkflowResponse response, CancellationToken cancellationToken) =>
        grpc.CallAsync(Service + "CompleteOrchestratorTask", response, Empty.Parser, cancellationToken);

    /// <summary>Likewise an activity.</summary>
    public Task CompleteAsync(P.ActivityResponse response, CancellationToken cancellationToken) =>
        grpc.CallAsync(Service + "CompleteActivityTask", response, Empty.Parser, cancellationToken);

    /// <summary>Ends when the instance has.</summary>
    public Task WaitForCompletionAsync(string instanceId, CancellationToken cancellationToken) => grpc.CallAsync(
        Service + "WaitForInstanceCompletion",
        new P.GetInstanceRequest { InstanceId = instanceId },
        Empty.Parser,
        cancellationToken,
        LongestWait);

    /// <summary>Ends an instance and its children with an output, which HTTP cannot bring.</summary>
    public Task TerminateAsync(string instanceId, string output, CancellationToken cancellationToken) => grpc.CallAsync(
        Service + "TerminateInstance",
        new P.TerminateRequest { InstanceId = instanceId, Output = output, Recursive = true },
        Empty.Parser,
        cancellationToken);
}
