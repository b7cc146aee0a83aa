using BlazingSun.Platform.Tests.Actors;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Platform.Tests.Dapr.Actors;

public sealed class DaprActorCompliance : ActorCompliance
{
    private protected override async Task<TestPlatform> StartAsync(Action<IServiceCollection> app) =>
        await DaprTestPlatform.StartAsync(app, Token);
}
