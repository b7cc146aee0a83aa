using BlazingSun.Gateway.Commands;
using BlazingSun.Gateway.FanOut;

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
