using Microsoft.Extensions.Logging;

namespace BlazingSun.Platform.Workflows;

/// <summary>All that a workflow may use.</summary>
public abstract class WorkflowContext
{
    /// <summary>The workflow's name.</summary>
    public abstract string Name { get; }

    /// <summary>The instance's id.</summary>
    public abstract string InstanceId { get; }

    /// <summary>The time of the event that is being handled, UTC; stands still while the workflow runs.</summary>
    public DateTime CurrentUtcDateTime => CurrentUtcDateTimeOffset.UtcDateTime;

    /// <summary>Likewise, with its offset of zero.</summary>
    public abstract DateTimeOffset CurrentUtcDateTimeOffset { get; }

    /// <summary>Whether what runs now has run before.</summary>
    public abstract bool IsReplaying { get; }

    /// <summary>Sleeps until a time, over restarts. A cancelled timer throws; its entry stays until it is due.</summary>
    public abstract Task CreateTimerAsync(DateTimeOffset fireAt, CancellationToken cancellationToken = default);

    /// <summary>Sleeps for a time; see the other overload.</summary>
    public Task CreateTimerAsync(TimeSpan delay, CancellationToken cancellationToken = default) =>
        CreateTimerAsync(CurrentUtcDateTimeOffset + delay, cancellationToken);

    /// <summary>Runs an activity.</summary>
    /// <exception cref="WorkflowTaskFailedException">It failed, in all attempts that the options allow.</exception>
    public abstract Task<T> CallActivityAsync<T>(string name, object? input = null, WorkflowTaskOptions? options = null);

    /// <summary>Runs an activity for its effect; see the other overload.</summary>
    public Task CallActivityAsync(string name, object? input = null, WorkflowTaskOptions? options = null) =>
        CallActivityAsync<object?>(name, input, options);

    /// <summary>Runs another workflow to its end.</summary>
    /// <exception cref="WorkflowTaskFailedException">It failed or was terminated, or its id is in use.</exception>
    public abstract Task<T> CallChildWorkflowAsync<T>(string name, object? input = null, ChildWorkflowTaskOptions? options = null);

    /// <summary>
    /// Waits for an event by name (case does not matter). Events that came before it was waited for are taken first, oldest first.
    /// </summary>
    public abstract Task<T> WaitForExternalEventAsync<T>(string name, CancellationToken cancellationToken = default);

    /// <summary>Likewise, at most so long.</summary>
    /// <exception cref="TaskCanceledException">It did not come in time.</exception>
    public abstract Task<T> WaitForExternalEventAsync<T>(string name, TimeSpan timeout);

    /// <summary>
    /// When the workflow returns, it starts again with this input and an empty history, under the same id. Timers and activities of this
    /// run are forgotten.
    /// </summary>
    /// <param name="input">The next run's input.</param>
    /// <param name="preserveUnprocessedEvents">Whether events nobody waited for are kept for the next run.</param>
    public abstract void ContinueAsNew(object? input = null, bool preserveUnprocessedEvents = true);

    /// <summary>
    /// Whether to go the way of a changed workflow: true in runs that reach this point for the first time, false in those that passed it
    /// before the change. The answer to a name is the same for the whole run.
    /// </summary>
    public abstract bool IsPatched(string patch);

    /// <summary>Sets what <see cref="WorkflowState"/> shows of the progress.</summary>
    public abstract void SetCustomStatus(object? status);

    /// <summary>A UUID that is the same in each replay.</summary>
    public abstract Guid NewGuid();

    /// <summary>A logger that is silent while replaying.</summary>
    public abstract ILogger CreateReplaySafeLogger(string category);
}
