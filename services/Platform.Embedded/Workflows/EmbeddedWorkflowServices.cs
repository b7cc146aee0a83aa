using BlazingSun.Platform.Configuration;
using BlazingSun.Platform.Embedded.Durable;
using BlazingSun.Platform.Workflows;
using BlazingSun.Platform.Workflows.Engine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BlazingSun.Platform.Embedded.Workflows;

/// <summary>Workflows in one process.</summary>
public static class EmbeddedWorkflowServices
{
    /// <summary>Adds <see cref="IWorkflowClient"/> and the host for all registered workflows and activities; needs the state store.</summary>
    public static IServiceCollection AddEmbeddedWorkflows(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSection<EmbeddedWorkflowOptions>(configuration, EmbeddedOptions.Section);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IStateScan, SqliteStateScan>();
        services.TryAddSingleton<WorkflowSerializer>();
        services.AddSingleton<WorkflowCatalog>().AddSingleton<WorkflowEngine>().AddSingleton<ActivityRunner>();
        services.AddSingleton<InstanceStore>().AddSingleton<LiveWorkflows>().AddSingleton<InstanceTurn>();
        services.AddSingleton<WorkflowSettings>().AddSingleton<ActivityLine>().AddSingleton<WorkflowScheduler>();
        services.AddSingleton<EmbeddedWorkflowHost>();
        services.AddHostedService(provider => provider.GetRequiredService<EmbeddedWorkflowHost>());
        return services.AddSingleton<IWorkflowClient, EmbeddedWorkflowClient>();
    }
}
