namespace BlazingSun.DaprEmulator.Faults;

/// <summary>How a call goes wrong.</summary>
public enum CallFault
{
    /// <summary>Nothing is done; the answer is 500.</summary>
    Refuse,

    /// <summary>Nothing is done, and no answer comes until the caller gives up.</summary>
    Silence,

    /// <summary>Nothing is done; the connection breaks.</summary>
    Cut,

    /// <summary>It is done; the connection breaks before the answer.</summary>
    LoseAnswer,

    /// <summary>It is done; the answer is 500.</summary>
    FailAfter,
}

/// <summary>Who is called.</summary>
public enum Callee
{
    /// <summary>An app calls its sidecar.</summary>
    Sidecar,

    /// <summary>A sidecar calls its app.</summary>
    App,
}

/// <summary>Which calls go wrong, and how.</summary>
/// <param name="Callee">Who is called.</param>
/// <param name="Path">What the path begins with, such as <c>/v1.0/state/rooms</c> or <c>/dapr/events</c>.</param>
/// <param name="Fault">How it goes wrong.</param>
public sealed record FaultRule(Callee Callee, string Path, CallFault Fault)
{
    /// <summary>Only of this app; null = of all.</summary>
    public string? AppId { get; init; }

    /// <summary>Only this method; null = all.</summary>
    public string? Method { get; init; }

    /// <summary>So many calls; then the rule is spent.</summary>
    public int Times { get; init; } = 1;

    /// <summary>So many matching calls go well first.</summary>
    public int After { get; init; }

    internal bool Matches(Callee callee, string appId, string method, string path) =>
        callee == Callee
        && (AppId is null || AppId == appId)
        && (Method is null || Method == method)
        && path.StartsWith(Path, StringComparison.Ordinal);
}
