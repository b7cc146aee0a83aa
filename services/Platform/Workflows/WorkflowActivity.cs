namespace BlazingSun.Platform.Workflows;

/// <summary>An activity as the engine sees it; derive from <see cref="WorkflowActivity{TInput,TOutput}"/>.</summary>
public interface IWorkflowActivity
{
    /// <summary>Runs with JSON in and out; null is no value.</summary>
    Task<string?> RunAsync(WorkflowActivityContext context, string? input, WorkflowSerializer serializer);
}

/// <summary>A step of a workflow with effects. It runs at least once, so it is idempotent.</summary>
/// <typeparam name="TInput">Has JSON.</typeparam>
/// <typeparam name="TOutput">Has JSON.</typeparam>
public abstract class WorkflowActivity<TInput, TOutput> : IWorkflowActivity
{
    /// <summary>The step. An exception goes to the workflow as <see cref="WorkflowTaskFailedException"/>.</summary>
    public abstract Task<TOutput> RunAsync(WorkflowActivityContext context, TInput input);

    async Task<string?> IWorkflowActivity.RunAsync(WorkflowActivityContext context, string? input, WorkflowSerializer serializer) =>
        serializer.Serialize(await RunAsync(context, serializer.Deserialize<TInput>(input)!));
}

/// <summary>What an activity knows of its call.</summary>
/// <param name="Name">The activity's name.</param>
/// <param name="InstanceId">The workflow that calls.</param>
/// <param name="TaskExecutionKey">The same over all attempts of one call, unique across calls: an idempotency key.</param>
/// <param name="CancellationToken">The host stops; what ends by it runs again after the restart.</param>
public sealed record WorkflowActivityContext(
    string Name, string InstanceId, string TaskExecutionKey, CancellationToken CancellationToken);
