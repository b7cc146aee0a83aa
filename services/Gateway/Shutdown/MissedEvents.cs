using BlazingSun.Platform.PubSub;

namespace BlazingSun.Gateway.Shutdown;

/// <summary>
/// When events may have passed this gateway by, nobody knows whose they were, and a room that waits for a move tells nothing more: every socket is sent
/// away for a moment, and when its client comes back it asks for what it missed.
/// </summary>
internal sealed class MissedEvents(MissedMessages missed, Farewell farewell, ILogger<MissedEvents> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        missed.Happened += SendAway;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        missed.Happened -= SendAway;
        return Task.CompletedTask;
    }

    private void SendAway() => GatewayLog.EventsMissed(log, farewell.SendAway().Count);
}
