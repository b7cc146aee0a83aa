using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Json;
using BlazingSun.Games.Rooms;
using BlazingSun.Platform.PubSub;

namespace BlazingSun.Games.Commands;

/// <summary>Sends answers that come from no room.</summary>
internal sealed class Replies(IBus bus, RoomInputs inputs)
{
    public ValueTask SendAsync(Envelope<ClientCommand> command, RawFrame frame, CancellationToken cancellationToken) =>
        SendAsync([new Reply(command.Actor!.UserId, command.ConnectionId, command.CorrelationId, frame)], cancellationToken);

    public ValueTask SendAsync(SyncAnswer answer, CancellationToken cancellationToken)
    {
        Envelope<SyncAnswer> envelope = new()
        {
            EventId = inputs.Ids.New(),
            EventType = EventTypes.SyncAnswer,
            Timestamp = inputs.Time.GetUtcNow(),
            Producer = GamesApp.Name,
            Payload = answer,
        };
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(envelope, ContractsJson.Default.EnvelopeSyncAnswer);
        return bus.PublishAsync(Topics.GamesEvents, new BusMessage(answer.UserId.ToString(), body), cancellationToken);
    }

    public ValueTask SendAsync(IReadOnlyList<Reply> replies, CancellationToken cancellationToken)
    {
        if (replies.Count == 0)
        {
            return ValueTask.CompletedTask;
        }

        Envelope<RepliesPayload> envelope = new()
        {
            EventId = inputs.Ids.New(),
            EventType = EventTypes.Replies,
            Timestamp = inputs.Time.GetUtcNow(),
            Producer = GamesApp.Name,
            Payload = new RepliesPayload(replies),
        };
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(envelope, ContractsJson.Default.EnvelopeRepliesPayload);
        return bus.PublishAsync(Topics.GamesEvents, new BusMessage(replies[0].UserId.ToString(), body), cancellationToken);
    }

    public static RawFrame Frame(ErrorFrame error) => new(JsonSerializer.SerializeToUtf8Bytes(error, ContractsJson.Default.ErrorFrame));
}
