namespace BlazingSun.Platform.Dapr.Sidecar;

/// <summary>What is read of that which a sidecar says of itself.</summary>
internal sealed record SidecarMetadata(WorkflowMetadata? Workflows);

internal sealed record WorkflowMetadata(int ConnectedWorkers);
