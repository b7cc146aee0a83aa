using BlazingSun.Platform.Configuration;
using BlazingSun.Platform.Dapr.Sidecar;
using BlazingSun.Platform.Workflows;
using BlazingSun.Platform.Workflows.Engine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BlazingSun.Platform.Dapr.Workflows;

/// <summary>Workflows beside a sidecar.</summary>
internal static class DaprWorkflowServices
{
    /// <summary>Adds <see cref="IWorkflowClient"/> and the worker for all registered workflows and activities.</summary>
    internal static IServiceCollection AddDaprWorkflows(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSection<DaprWorkflowOptions>(configuration, DaprOptions.Section);
        services.TryAddSingleton<WorkflowSerializer>();
        services.AddSingleton<WorkflowCatalog>().AddSingleton<WorkflowEngine>().AddSingleton<ActivityRunner>();
        services.AddSingleton<GrpcClient>().AddSingleton<TaskHub>().AddSingleton<WorkflowApi>();
        services.AddSingleton<WorkerGate>().AddSingleton<WorkerStream>().AddSingleton<WorkItems>();
        services.AddHostedService<WorkflowWorker>();
        return services.AddSingleton<IWorkflowClient, DaprWorkflowClient>();
    }
}
