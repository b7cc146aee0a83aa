using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BlazingSun.Platform.Presence;

/// <summary>Warns at the start that presence is known to this process alone.</summary>
internal sealed partial class UnsharedPresence(ILogger<UnsharedPresence> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        Warn(log);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(4101, LogLevel.Warning,
        "Redis:Configuration is not set: presence is known to this process alone. Several gateways contradict each other, and Chat's lists show everyone as offline")]
    private static partial void Warn(ILogger log);
}
