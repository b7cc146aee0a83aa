using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Platform.Workflows;

/// <summary>A workflow that this app runs.</summary>
public sealed record WorkflowRegistration(string Name, Func<IServiceProvider, IWorkflow> Create);

/// <summary>An activity that this app runs.</summary>
public sealed record WorkflowActivityRegistration(string Name, Func<IServiceProvider, IWorkflowActivity> Create);

/// <summary>Declares workflows and activities. Their names stand in stored histories: give them when a class is renamed.</summary>
public static class WorkflowServices
{
    /// <summary>Runs a workflow in this app, by its class name unless another is given. It may take services that are pure.</summary>
    public static IServiceCollection AddWorkflow<TWorkflow>(this IServiceCollection services, string? name = null)
        where TWorkflow : class, IWorkflow =>
        services.AddSingleton(new WorkflowRegistration(name ?? typeof(TWorkflow).Name, Factory<TWorkflow>()));

    /// <summary>Runs an activity in this app, by its class name unless another is given. Each call makes one, with a scope of its own.</summary>
    public static IServiceCollection AddWorkflowActivity<TActivity>(this IServiceCollection services, string? name = null)
        where TActivity : class, IWorkflowActivity =>
        services.AddSingleton(new WorkflowActivityRegistration(name ?? typeof(TActivity).Name, Factory<TActivity>()));

    private static Func<IServiceProvider, T> Factory<T>()
        where T : class
    {
        ObjectFactory<T> factory = ActivatorUtilities.CreateFactory<T>([]);
        return provider => factory(provider, null);
    }
}
