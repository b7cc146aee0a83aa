using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Json;
using BlazingSun.Games.Rooms;
using BlazingSun.Platform.PubSub;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BlazingSun.Games.Lobby;

/// <summary>Tells lobbies that their rooms changed: many changes in one message, at most four messages a second.</summary>
internal sealed class LobbyAnnouncer(LobbyChanges changes, RoomList list, IBus bus, RoomInputs inputs, ILogger<LobbyAnnouncer> log)
    : IHostedService, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly CancellationTokenSource stopping = new();
    private Task running = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        running = RunAsync();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        stopping.Cancel();
        return running;
    }

    public void Dispose() => stopping.Dispose();

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                await AnnounceAsync(await changes.TakeAsync(stopping.Token), stopping.Token);
                await Task.Delay(Pause, inputs.Time, stopping.Token);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The app stops.
        }
    }

    private async Task AnnounceAsync(IReadOnlyList<GameSlug> games, CancellationToken cancellationToken)
    {
        try
        {
            foreach (GameSlug? game in games.Cast<GameSlug?>().Append(null))
            {
                await bus.PublishAsync(Topics.GamesEvents, await MessageAsync(game, cancellationToken), cancellationToken);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // Whatever it was: nobody starts this loop again.
            log.LobbyNotTold(e);
            foreach (GameSlug game in games)
            {
                changes.Add(game);
            }
        }
    }

    private async Task<BusMessage> MessageAsync(GameSlug? game, CancellationToken cancellationToken)
    {
        string lobby = $"games:{game?.Value ?? "*"}";
        byte[] frame = JsonSerializer.SerializeToUtf8Bytes(
            await list.ReadAsync(game, null, cancellationToken), ContractsJson.Default.RoomsUpdated);
        Envelope<Delivery> envelope = new()
        {
            EventId = inputs.Ids.New(),
            EventType = EventTypes.Delivery,
            Timestamp = inputs.Time.GetUtcNow(),
            Producer = GamesApp.Name,
            Audience = new Audience("lobby", LobbyId: lobby),
            Payload = new Delivery(new RawFrame(frame)),
        };
        return new BusMessage(lobby, JsonSerializer.SerializeToUtf8Bytes(envelope, ContractsJson.Default.EnvelopeDelivery));
    }
}
