using BlazingSun.Platform.Relational;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BlazingSun.Games.Catalog;

/// <summary>Brings the database up to date before anything else of the app starts.</summary>
internal sealed class GamesSchema(
    [FromKeyedServices(GamesApp.Name)] IDatabase database, GameTypes types, TimeProvider time) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await new Migrations(database, GamesApp.Name, time).ApplyAsync(typeof(GamesSchema).Assembly, "Migrations", cancellationToken);
        await types.AddMissingAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
