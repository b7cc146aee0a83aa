namespace BlazingSun.Contracts.Errors;

/// <summary>A "no" to a command: a value, not an exception. A refused command has changed nothing.</summary>
/// <param name="Code">The row of <see cref="ErrorTable"/>.</param>
/// <param name="Message">For a person; names the field and the limit where there is one.</param>
/// <param name="RetryAfterMs">How long to wait before another try, in milliseconds, where that is known.</param>
public sealed record Refusal(ErrorCode Code, string Message, int? RetryAfterMs = null)
{
    /// <summary>A refusal with the table's own text.</summary>
    public static Refusal Of(ErrorCode code) => new(code, ErrorTable.Of(code).Text);
}
