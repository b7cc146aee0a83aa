using BlazingSun.Platform.Tests.Dapr.Real;
using BlazingSun.Platform.Tests.Workflows;
using BlazingSun.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Platform.Tests.Dapr.Workflows;

[Collection(nameof(RealSidecar))]
public sealed class DaprWorkflowCompliance : WorkflowRestartCompliance
{
    private protected override async Task<TestPlatform> StartAsync(Action<IServiceCollection> app) =>
        RealSidecar.IsMeant ? await RealTestPlatform.StartAsync(app, Token) : await DaprTestPlatform.StartAsync(app, Token);
}
