using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Json;
using BlazingSun.Games.Reservations;
using BlazingSun.Games.Rooms;
using BlazingSun.Platform;
using BlazingSun.Platform.PubSub;

namespace BlazingSun.Games.Connections;

/// <summary>Tells a user's rooms that its last socket went or that one is back. The rooms decide what follows.</summary>
internal sealed class ConnectionConsumer(Seats seats, RoomClient rooms, DeadLetters deadLetters) : IBatchConsumer
{
    public async ValueTask<BatchResult> HandleAsync(IReadOnlyList<BusMessage> batch, CancellationToken cancellationToken)
    {
        HashSet<int> retry = [];
        for (int i = 0; i < batch.Count; i++)
        {
            try
            {
                await HandleAsync(batch[i], cancellationToken);
            }
            catch (DependencyUnavailableException)
            {
                retry.Add(i);
            }
        }

        return new BatchResult(retry);
    }

    private async ValueTask HandleAsync(BusMessage message, CancellationToken cancellationToken)
    {
        if (Parse(message) is not { } envelope)
        {
            await deadLetters.PublishAsync(Topics.SystemEvents, message, "not a system event", cancellationToken);
            return;
        }

        UserId user = envelope.Payload.UserId;
        bool isBack = envelope.EventType == EventTypes.UserConnected;
        if (!isBack && envelope.EventType != EventTypes.UserDisconnected)
        {
            return;
        }

        foreach (RoomId room in (await seats.OfAsync(user, cancellationToken)).Playing.Values.Select(seat => seat.RoomId))
        {
            RoomCommand fact = isBack ? new ConnectionBack(room) : new ConnectionLost(room);
            RoomRequest request = new(fact, new Caller(user, "", []), null, null, default);
            await rooms.HandleAsync(room, new RoomBatch([request]), cancellationToken);
        }
    }

    private static Envelope<UserConnection>? Parse(BusMessage message)
    {
        try
        {
            return JsonSerializer.Deserialize(message.Body.Span, ContractsJson.Default.EnvelopeUserConnection);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
