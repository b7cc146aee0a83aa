using BlazingSun.Platform.Tests.Workflows;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Platform.Tests.Dapr.Workflows;

public sealed class DaprWorkflowCompliance : WorkflowRestartCompliance
{
    private protected override async Task<TestPlatform> StartAsync(Action<IServiceCollection> app) =>
        await DaprTestPlatform.StartAsync(app, Token);
}
