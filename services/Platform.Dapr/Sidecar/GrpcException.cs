namespace BlazingSun.Platform.Dapr.Sidecar;

/// <summary>A gRPC call that did not end with OK, or did not reach its end.</summary>
internal sealed class GrpcException(GrpcStatus status, string detail, Exception? inner = null)
    : Exception($"{status}: {detail}", inner)
{
    internal GrpcStatus Status => status;

    /// <summary>The connection failed, not the call.</summary>
    internal bool IsConnectionLost => status is GrpcStatus.Unavailable or GrpcStatus.Cancelled or GrpcStatus.DeadlineExceeded;
}

/// <summary>The protocol's status codes that are told apart here.</summary>
internal enum GrpcStatus
{
    Ok = 0,
    Cancelled = 1,
    Unknown = 2,
    DeadlineExceeded = 4,
    NotFound = 5,
    Internal = 13,
    Unavailable = 14,
}
