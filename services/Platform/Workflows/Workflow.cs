namespace BlazingSun.Platform.Workflows;

/// <summary>A workflow as the engine sees it; derive from <see cref="Workflow{TInput,TOutput}"/>.</summary>
public interface IWorkflow
{
    /// <summary>Runs with JSON in and out; null is no value.</summary>
    Task<string?> RunAsync(WorkflowContext context, string? input, WorkflowSerializer serializer);
}

/// <summary>
/// A function that sleeps and waits over restarts. It is run again from its start for every event and must do the same each time: no clock,
/// randomness, ids, I/O, threads, <c>ConfigureAwait(false)</c> or <c>CancelAsync</c> (<c>Cancel</c> is fine); only what the context
/// offers. Effects belong into activities. What waits for anything else fails as nondeterministic.
/// </summary>
/// <typeparam name="TInput">What it is started with; has JSON.</typeparam>
/// <typeparam name="TOutput">What it ends with; has JSON.</typeparam>
public abstract class Workflow<TInput, TOutput> : IWorkflow
{
    /// <summary>The workflow. An exception ends it as failed.</summary>
    public abstract Task<TOutput> RunAsync(WorkflowContext context, TInput input);

    async Task<string?> IWorkflow.RunAsync(WorkflowContext context, string? input, WorkflowSerializer serializer) =>
        serializer.Serialize(await RunAsync(context, serializer.Deserialize<TInput>(input)!));
}
