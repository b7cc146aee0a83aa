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
    private TaskCompletionSource heard = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Calls, and waits a second for the call to come back.</summary>
    public async Task<bool> IsHeardAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource mine = Volatile.Read(ref heard);
        if (mine.Task.IsCompleted)
        {
            // A late one, of a call before.
            Volatile.Write(ref heard, mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        try
        {
            using CancellationTokenSource deadline = new(Patience, time);
            await bus.PublishAsync(Topics.SystemEvents, Call(), deadline.Token);
            await mine.Task.WaitAsync(Patience, time, cancellationToken);
            return true;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested
            && e is DependencyUnavailableException or OperationCanceledException or TimeoutException)
        {
            return false;
        }
    }

    /// <summary>A call came, of this replica or another one.</summary>
    public void Hear(GatewayId whose)
    {
        if (whose == self)
        {
            Volatile.Read(ref heard).TrySetResult();
        }
    }

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
