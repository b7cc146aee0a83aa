using BlazingSun.Contracts.Bus;
using BlazingSun.Platform.PubSub;

namespace BlazingSun.Gateway.Presence;

/// <summary>Publishes what this gateway says of its users and of itself.</summary>
internal sealed class SystemNews(IBus bus, TimeProvider time, ILogger<SystemNews> log)
{
    /// <returns>Whether it was told; if not, the broker may have taken some of it all the same.</returns>
    public async Task<bool> TellAsync(ReadOnlyMemory<BusMessage> news, TimeSpan patience)
    {
        try
        {
            using CancellationTokenSource timeout = new(patience, time);
            await bus.PublishAsync(Topics.SystemEvents, news, timeout.Token);
            return true;
        }
        catch (Exception exception)
        {
            // Whatever it was: who asks is a loop that nobody starts again, and tries again by itself.
            if (!Failure.Passes(exception))
                GatewayLog.NewsNotTold(log, exception);
            return false;
        }
    }
}
