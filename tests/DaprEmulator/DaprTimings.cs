namespace BlazingSun.DaprEmulator;

/// <summary>How long the real one takes where it waits; all on the world's clock. The defaults are what was recorded.</summary>
public sealed record DaprTimings
{
    /// <summary>Between attempts to reach another sidecar or an actor.</summary>
    public TimeSpan Retry { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Until an app nobody knows is given up.</summary>
    public TimeSpan NameResolution { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Until a store that is away makes a save fail.</summary>
    public TimeSpan StoreAwaySave { get; init; } = TimeSpan.FromMilliseconds(2_700);

    /// <summary>Likewise a read.</summary>
    public TimeSpan StoreAwayRead { get; init; } = TimeSpan.FromMilliseconds(6_300);

    /// <summary>Until a broker that is away makes a publish fail.</summary>
    public TimeSpan BrokerAway { get; init; } = TimeSpan.FromMilliseconds(900);

    /// <summary>Until a group reads again when the broker is back. Not recorded: it takes between one heartbeat and a few seconds.</summary>
    public TimeSpan Rejoin { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Until the start of a workflow that runs already is refused.</summary>
    public TimeSpan StartConflict { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How often an attempt that waits for <see cref="Retry"/> is made again to find an actor's host.</summary>
    public int LookupRetries { get; init; } = 5;

    /// <summary>How often a call to another sidecar, an actor or a reminder is tried again.</summary>
    public int CallRetries { get; init; } = 3;

    /// <summary>No waiting anywhere, for tests about something else.</summary>
    public static DaprTimings Instant { get; } = new()
    {
        Retry = TimeSpan.Zero,
        NameResolution = TimeSpan.Zero,
        StoreAwaySave = TimeSpan.Zero,
        StoreAwayRead = TimeSpan.Zero,
        BrokerAway = TimeSpan.Zero,
        Rejoin = TimeSpan.Zero,
        StartConflict = TimeSpan.Zero,
    };
}
