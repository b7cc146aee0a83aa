using BlazingSun.Platform.Tests.Actors;
using BlazingSun.Platform.Tests.Dapr.Real;
using BlazingSun.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Platform.Tests.Dapr.Actors;

[Collection(nameof(RealSidecar))]
public sealed class DaprActorCompliance : ActorCompliance
{
    private protected override async Task<TestPlatform> StartAsync(Action<IServiceCollection> app) =>
        RealSidecar.IsMeant ? await RealTestPlatform.StartAsync(app, Token) : await DaprTestPlatform.StartAsync(app, Token);
}
