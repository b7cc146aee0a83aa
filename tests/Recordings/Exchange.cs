namespace BlazingSun.Recordings;

/// <summary>A request and its answer.</summary>
/// <param name="Scenario">What was tried.</param>
/// <param name="Host">Which app instance was called, where there were two.</param>
/// <param name="At">Since the recording began; only of calls to the app.</param>
/// <param name="Request">The request.</param>
/// <param name="Response">The answer; null when none came.</param>
/// <param name="Took">How long the answer took; only of calls to the sidecar.</param>
public sealed record Exchange(
    string Scenario, string? Host, TimeSpan At, RecordedRequest Request, RecordedResponse? Response, TimeSpan Took)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Scenario}: {Request.Method} {Request.Path}";
}

/// <summary>A request as it was sent; header names are compared without case.</summary>
public sealed record RecordedRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string? Body);

/// <summary>An answer as it came; header names are compared without case.</summary>
public sealed record RecordedResponse(int Status, IReadOnlyDictionary<string, string> Headers, string Body);
