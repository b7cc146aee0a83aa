using BlazingSun.Platform.Relational;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BlazingSun.Chat;

/// <summary>Brings the database up to date before anything else of the app starts.</summary>
internal sealed class ChatSchema([FromKeyedServices(ChatApp.Name)] IDatabase database, TimeProvider time) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) =>
        new Migrations(database, ChatApp.Name, time).ApplyAsync(typeof(ChatSchema).Assembly, "Migrations", cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
