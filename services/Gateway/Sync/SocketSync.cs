namespace BlazingSun.Gateway.Sync;

/// <summary>What a socket waits to be told about its rooms. Lock it to use it.</summary>
internal sealed class SocketSync
{
    /// <summary>When the gateway asked for the user's rooms; null = told, or not asked.</summary>
    public long? JoinAskedAt { get; set; }

    /// <summary>The client's own question.</summary>
    public PendingSync? Pending { get; set; }
}

/// <summary>A client's question for what it missed. Guarded by its <see cref="SocketSync"/>.</summary>
/// <param name="CorrelationId">The client's command id.</param>
/// <param name="AskedAt">A timestamp of the time provider.</param>
/// <param name="AsksChat">Whether Chat was asked too.</param>
internal sealed record PendingSync(string? CorrelationId, long AskedAt, bool AsksChat)
{
    /// <summary>What Chat has said; null = nothing so far.</summary>
    public int? Unread { get; set; }

    /// <summary>What Games has said, as long as that waits for Chat.</summary>
    public ParsedSyncAnswer? Answer { get; set; }

    /// <summary>Ends the waiting for Chat.</summary>
    public ITimer? Patience { get; set; }
}
