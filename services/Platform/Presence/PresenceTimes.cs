namespace BlazingSun.Platform.Presence;

/// <summary>Times on which all gateways and stores agree. A ghost lives for at most <see cref="Kept"/>, <see cref="SweepEvery"/> and a call.</summary>
public static class PresenceTimes
{
    /// <summary>How long a socket is taken for open without being reported again.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromSeconds(45);

    /// <summary>How often a gateway reports all of its sockets.</summary>
    public static readonly TimeSpan ReportEvery = TimeSpan.FromSeconds(15);

    /// <summary>How often a gateway looks for sockets of others that have expired.</summary>
    public static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(5);

    /// <summary>How long a socket still counts after it was closed: a page that is loaded again is back by then.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>How long the sockets of a gateway count that is shut down: its clients are told to come back within less.</summary>
    public static readonly TimeSpan KeptAtEnd = TimeSpan.FromSeconds(20);

    /// <summary>After this long a change that nobody confirmed is told again.</summary>
    public static readonly TimeSpan UntoldFor = TimeSpan.FromSeconds(10);

    /// <summary>How long it is known when somebody was last seen.</summary>
    public static readonly TimeSpan LastSeenKept = TimeSpan.FromDays(30);
}
