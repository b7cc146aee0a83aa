using BlazingSun.Gateway.Commands;
using BlazingSun.Gateway.FanOut;
using BlazingSun.Gateway.Presence;
using BlazingSun.Gateway.Sockets;

namespace BlazingSun.Gateway.Shutdown;

/// <summary>
/// Before anything else stops: takes nothing new, lets what was taken be answered, then sends every socket away with a hint when to come
/// back. Each step has its time, and all together stay below <see cref="ShutdownFeature.Patience"/>.
/// </summary>
internal sealed class GracefulShutdown(
    GoingAway goingAway, CommandPumps commands, EventTraffic answers, Farewell farewell, TimeProvider time) : IHostedLifecycleService
{
    private static readonly TimeSpan CommandsTake = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan AnswersTake = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(150);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        goingAway.Begin();
        await commands.DrainAsync(CommandsTake);
        await WaitForAnswersAsync();
        await farewell.SendAwayAsync();
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Answers come over the bus: when it has been quiet for a moment, there are none on the way.
    private async Task WaitForAnswersAsync()
    {
        long began = time.GetTimestamp();
        long heard;
        do
        {
            heard = answers.Batches;
            await Task.Delay(Quiet, time);
        }
        while (heard != answers.Batches && time.GetElapsedTime(began) < AnswersTake);
    }
}

/// <summary>Closes all sockets with 1001.</summary>
internal sealed class Farewell(
    SocketDirectory sockets, GatewayBeat beat, PresenceKeeper presence, ReconnectHints hints, TimeProvider time)
{
    private static readonly TimeSpan ClosingTakes = TimeSpan.FromSeconds(3);

    public async Task SendAwayAsync()
    {
        await beat.CloseAsync();
        await presence.CloseAsync();
        ClientSocket[] all = [.. sockets.All];
        foreach (ClientSocket socket in all)
        {
            socket.Send(socket.Dialect.GoingAway(hints.Next(all.Length)));
            socket.Close(CloseReason.GoingAway);
        }

        try
        {
            await Task.WhenAll(all.Select(socket => socket.Outbound.Closed)).WaitAsync(ClosingTakes, time);
        }
        catch (TimeoutException)
        {
            // Those who do not read are cut off with the process.
        }
    }
}
