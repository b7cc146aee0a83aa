namespace BlazingSun.DaprEmulator.Brokers;

/// <summary>A sidecar's subscription to a topic.</summary>
internal abstract class GroupMember(string topic, CancellationToken killed)
{
    internal string Topic => topic;

    /// <summary>Where a group begins that has read nothing.</summary>
    internal required bool FromOldest { get; init; }

    /// <summary>Messages in one delivery at most.</summary>
    internal required int MaxBatch { get; init; }

    /// <summary>Between a failed delivery and the next of the same messages.</summary>
    internal required TimeSpan BackOff { get; init; }

    /// <summary>After this long without a word the others take over its partitions.</summary>
    internal required TimeSpan SessionTimeout { get; init; }

    /// <summary>Held during a delivery and all its repetitions: in bulk, a sidecar's component delivers one batch at a time.</summary>
    internal required SemaphoreSlim? Turn { get; init; }

    /// <summary>The process is gone, from one moment to the next.</summary>
    internal CancellationToken Killed => killed;

    /// <summary>Brings messages to the app.</summary>
    /// <returns>False when they have to come again.</returns>
    internal abstract Task<bool> DeliverAsync(IReadOnlyList<BrokerRecord> records, CancellationToken cancellationToken);
}
