namespace BlazingSun.Gateway.Sync;

/// <summary>What a socket waits to be told about its rooms. Lock it to use it.</summary>
internal sealed class SocketSync
{
    /// <summary>When the gateway asked for the user's rooms; null = told, or not asked.</summary>
    public long? JoinAskedAt { get; set; }

    /// <summary>The client's own question.</summary>
    public PendingSync? Pending { get; set; }
}

/// <param name="CorrelationId">The client's command id.</param>
/// <param name="AskedAt">A timestamp of the time provider.</param>
internal sealed record PendingSync(string? CorrelationId, long AskedAt);
