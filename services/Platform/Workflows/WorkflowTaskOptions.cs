namespace BlazingSun.Platform.Workflows;

/// <summary>How an activity is called.</summary>
/// <param name="RetryPolicy">Null: one attempt.</param>
public record WorkflowTaskOptions(WorkflowRetryPolicy? RetryPolicy = null);

/// <summary>How a child workflow is called.</summary>
/// <param name="InstanceId">Its id; null: made from the parent's id and the number of the call.</param>
/// <param name="RetryPolicy">Null: one attempt.</param>
public sealed record ChildWorkflowTaskOptions(string? InstanceId = null, WorkflowRetryPolicy? RetryPolicy = null)
    : WorkflowTaskOptions(RetryPolicy);

/// <summary>Attempts and the pauses between them. Changing it while workflows are in flight changes their ids: use a patch.</summary>
/// <param name="MaxNumberOfAttempts">Including the first.</param>
/// <param name="FirstRetryInterval">The pause after the first failure.</param>
/// <param name="BackoffCoefficient">Each pause is so many times the one before.</param>
/// <param name="MaxRetryInterval">No pause is longer. Null: one hour.</param>
/// <param name="RetryTimeout">No attempt begins later than this after the first. Null: no limit.</param>
public sealed record WorkflowRetryPolicy(
    int MaxNumberOfAttempts,
    TimeSpan FirstRetryInterval,
    double BackoffCoefficient = 1.0,
    TimeSpan? MaxRetryInterval = null,
    TimeSpan? RetryTimeout = null)
{
    /// <summary>The pause after the given number of failures.</summary>
    public TimeSpan PauseAfter(int failures)
    {
        TimeSpan longest = MaxRetryInterval ?? TimeSpan.FromHours(1);
        double ticks = FirstRetryInterval.Ticks * Math.Pow(BackoffCoefficient, failures - 1);
        return ticks >= longest.Ticks ? longest : new TimeSpan((long)ticks);
    }
}
