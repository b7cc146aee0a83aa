using System.Globalization;
using BlazingSun.DaprEmulator;
using BlazingSun.Platform.Actors;
using BlazingSun.Platform.Tests.Actors;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Platform.Tests.Dapr.Actors;

/// <summary>A replica and its sidecar are asked to stop in the same moment, as Kubernetes does it.</summary>
public sealed class LeavingHostTests : IAsyncLifetime
{
    // The least that a player waits for.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly string[] Actors = [.. Enumerable.Range(0, 30).Select(i => $"a{i}")];
    private readonly DaprWorld _world = new();
    private readonly ActorStage _stage = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task All_its_actors_answer_elsewhere_before_anyone_has_given_up()
    {
        (DaprApp leaving, Sidecar leavingSidecar) = await StartAsync();
        (DaprApp staying, _) = await StartAsync();
        await CallAllAsync(staying);

        Task gone = Task.WhenAll(leaving.StopAsync(), leavingSidecar.StopAsync());
        int rounds = 0;
        for (bool last = false; !last; rounds++)
        {
            last = gone.IsCompleted;
            await CallAllAsync(staying);
        }

        await gone;
        Assert.True(rounds > 0);
        Assert.Contains(_stage.Log.Items, item => item.EndsWith("deactivated", StringComparison.Ordinal));
        await leaving.DisposeAsync();
        await staying.DisposeAsync();
    }

    /// <summary>Why the chart lets only the gateway's sidecar wait for its app.</summary>
    [Fact]
    public async Task A_sidecar_that_waited_for_its_app_would_hold_them_back()
    {
        (DaprApp leaving, Sidecar leavingSidecar) = await StartAsync(blockShutdown: TimeSpan.FromSeconds(20));
        (DaprApp staying, _) = await StartAsync();
        await CallAllAsync(staying);

        Task gone = leavingSidecar.StopAsync();
        await leaving.StopAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => CallAllAsync(staying));
        await leavingSidecar.KillAsync();
        await gone;
        await leaving.DisposeAsync();
        await staying.DisposeAsync();
    }

    private static async Task CallAllAsync(DaprApp from)
    {
        IActorClient client = from.Services.GetRequiredService<IActorClient>();
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(Patience);
        await Task.WhenAll(Actors.Select(actor => client.InvokeAsync(CounterActor.Add, actor, 1, patience.Token).AsTask()));
    }

    private async Task<(DaprApp App, Sidecar Sidecar)> StartAsync(TimeSpan? blockShutdown = null)
    {
        int port = FreePort.Next();
        Sidecar sidecar = await _world.AddSidecarAsync("games", port, new SidecarOptions { AppHealth = new AppHealthOptions(), BlockShutdown = blockShutdown });
        DaprApp app = await DaprApp.StartAsync(
            services =>
            {
                services.AddSingleton(_stage);
                CounterActor.AddTo(services);
            },
            ("APP_PORT", port.ToString(CultureInfo.InvariantCulture)),
            ("DAPR_HTTP_PORT", sidecar.HttpPort.ToString(CultureInfo.InvariantCulture)));
        await sidecar.WaitUntilReadyAsync(Token);
        return (app, sidecar);
    }
}
