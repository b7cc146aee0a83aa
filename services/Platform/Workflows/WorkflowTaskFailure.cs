namespace BlazingSun.Platform.Workflows;

/// <summary>Why an activity, child or workflow failed.</summary>
/// <param name="ErrorType">The exception's type name.</param>
/// <param name="ErrorMessage">Its message.</param>
/// <param name="StackTrace">Its stack.</param>
/// <param name="InnerFailure">Its cause.</param>
/// <param name="IsNonRetriable">No attempt more, whatever the policy says.</param>
public sealed record WorkflowTaskFailureDetails(
    string ErrorType,
    string ErrorMessage,
    string? StackTrace = null,
    WorkflowTaskFailureDetails? InnerFailure = null,
    bool IsNonRetriable = false)
{
    /// <summary>The details of an exception.</summary>
    public static WorkflowTaskFailureDetails From(Exception exception) => new(
        exception.GetType().FullName ?? exception.GetType().Name,
        exception.Message,
        exception.StackTrace,
        exception.InnerException is { } inner ? From(inner) : (exception as WorkflowTaskFailedException)?.FailureDetails);
}

/// <summary>An activity or child workflow failed.</summary>
public sealed class WorkflowTaskFailedException(string message, WorkflowTaskFailureDetails details) : Exception(message)
{
    /// <summary>What happened there.</summary>
    public WorkflowTaskFailureDetails FailureDetails { get; } = details;
}
