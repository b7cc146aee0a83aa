using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BlazingSun.Platform.Tests.Dapr;

/// <summary>An app that takes its time to stop.</summary>
public sealed class StoppingAppTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A sidecar that waits for its app would otherwise go before the app's last publishes.</summary>
    [Fact]
    public async Task Its_sidecar_is_told_that_it_is_well_until_the_port_is_closed()
    {
        SlowEnd end = new();
        await using DaprApp app = await DaprApp.StartAsync(services => services.AddSingleton<IHostedService>(end));
        using HttpClient client = new() { BaseAddress = app.Address };
        app.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        Task stopping = app.StopAsync();
        await end.Begun.Task;

        using HttpResponseMessage answer = await client.GetAsync("/healthz", Token);

        Assert.Equal(200, (int)answer.StatusCode);
        end.Ended.SetResult();
        await stopping;
    }

    private sealed class SlowEnd : IHostedLifecycleService
    {
        public TaskCompletionSource Begun { get; } = new();

        public TaskCompletionSource Ended { get; } = new();

        public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppingAsync(CancellationToken cancellationToken)
        {
            Begun.SetResult();
            return Ended.Task;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
