using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Json;
using BlazingSun.Platform;
using BlazingSun.Platform.PubSub;

namespace BlazingSun.Games.Gateways;

/// <summary>
/// Calls into the topic on which gateways are heard. A replica that does not hear itself – the bus is away, or its own reader stands still –
/// is deaf, and that says nothing about any gateway.
/// </summary>
internal sealed class GatewayEcho(IBus bus, IIdSource ids, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private readonly GatewayId self = new(ids.New());
    private TaskCompletionSource<bool> heard = NewWait();

    /// <summary>Calls, and waits a second for the call to come back.</summary>
    public async Task<bool> IsHeardAsync(CancellationToken cancellationToken)
    {
        // Not the one before: a call that comes late answers nothing any more.
        TaskCompletionSource<bool> mine = NewWait();
        Volatile.Write(ref heard, mine);
        await using ITimer patience = time.CreateTimer(static wait => Give(wait, false), mine, Patience, Timeout.InfiniteTimeSpan);
        await using CancellationTokenRegistration stop = cancellationToken.UnsafeRegister(static wait => Give(wait, false), mine);
        try
        {
            using CancellationTokenSource deadline = new(Patience, time);
            await bus.PublishAsync(Topics.SystemEvents, Call(), deadline.Token);
        }
        catch (Exception e) when (e is DependencyUnavailableException or OperationCanceledException)
        {
            return false;
        }

        return await mine.Task;
    }

    /// <summary>A call came, of this replica or another one.</summary>
    public void Hear(GatewayId whose)
    {
        if (whose == self)
        {
            Give(Volatile.Read(ref heard), true);
        }
    }

    private static TaskCompletionSource<bool> NewWait() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static void Give(object? wait, bool answer) => ((TaskCompletionSource<bool>)wait!).TrySetResult(answer);

    private BusMessage Call() => new(self.ToString(), JsonSerializer.SerializeToUtf8Bytes(
        new Envelope<GatewayState>
        {
            EventId = ids.New(),
            EventType = EventTypes.GatewayEcho,
            Timestamp = time.GetUtcNow(),
            Producer = GamesApp.Name,
            Payload = new GatewayState(self),
        },
        ContractsJson.Default.EnvelopeGatewayState));
}
