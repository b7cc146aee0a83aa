using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Platform.Workflows.Engine;

/// <summary>Runs one attempt of an activity in a scope of its own.</summary>
public sealed class ActivityRunner(WorkflowCatalog catalog, WorkflowSerializer serializer, IServiceScopeFactory scopes)
{
    /// <summary>Runs it.</summary>
    /// <returns>JSON, or why it failed; an activity that is not registered fails for good.</returns>
    /// <exception cref="OperationCanceledException">The host stops: there is no outcome.</exception>
    public async Task<ActivityOutcome> RunAsync(WorkflowActivityContext context, string? input)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        try
        {
            if (catalog.CreateActivity(context.Name, scope.ServiceProvider) is not { } activity)
            {
                return new ActivityOutcome(null, new WorkflowTaskFailureDetails(
                    "ActivityNotRegistered", $"This app has no activity '{context.Name}'.", IsNonRetriable: true));
            }

            return new ActivityOutcome(await activity.RunAsync(context, input, serializer), null);
        }
        catch (Exception e) when (!context.CancellationToken.IsCancellationRequested)
        {
            return new ActivityOutcome(null, WorkflowTaskFailureDetails.From(e));
        }
    }
}

/// <summary>How an attempt ended: with JSON or with a failure.</summary>
public readonly record struct ActivityOutcome(string? Result, WorkflowTaskFailureDetails? Failure);
