using System.Data.Common;
using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Json;
using BlazingSun.Games.History;
using BlazingSun.Games.Reservations;
using BlazingSun.Games.Rooms;
using BlazingSun.Games.Talk;
using BlazingSun.Platform;
using BlazingSun.Platform.PubSub;

namespace BlazingSun.Games.Connections;

/// <summary>Tells a user's rooms that its last socket on a gateway went or that there is one. The rooms decide what follows.</summary>
internal sealed class ConnectionConsumer(Seats seats, RoomClient rooms, FormerPlayers former, Mutes mutes, DeadLetters deadLetters)
    : IBatchConsumer
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
            catch (Exception e) when (e is DependencyUnavailableException or DbException)
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

        if (envelope.EventType == EventTypes.UserDeleted)
        {
            await LeaveAllAsync(envelope.Payload.UserId, cancellationToken);
            await former.AddAsync(envelope.Payload.UserId, envelope.Timestamp, cancellationToken);
            await mutes.RemoveAsync(envelope.Payload.UserId, cancellationToken);
            return;
        }

        if (envelope.EventType == EventTypes.UserMuted)
        {
            Envelope<UserMute> mute = JsonSerializer.Deserialize(message.Body.Span, ContractsJson.Default.EnvelopeUserMute)!;
            await mutes.SetAsync(mute.Payload, mute.Timestamp, cancellationToken);
            return;
        }

        bool isBack = envelope.EventType == EventTypes.UserConnected;
        if (!isBack && envelope.EventType != EventTypes.UserDisconnected)
        {
            return;
        }

        UserConnection whose = envelope.Payload;
        foreach (RoomId room in (await seats.OfAsync(whose.UserId, cancellationToken)).Rooms)
        {
            RoomCommand fact = isBack ? new ConnectionBack(room) : new ConnectionLost(room);
            RoomBatch batch = new([RoomRequest.Fact(fact, whose.UserId, whose.GatewayId)]);
            await rooms.HandleAsync(room, batch, cancellationToken);
        }
    }

    // So that no game begins any more with one who is gone.
    private async ValueTask LeaveAllAsync(UserId user, CancellationToken cancellationToken)
    {
        foreach (RoomId room in (await seats.OfAsync(user, cancellationToken)).Rooms)
        {
            await rooms.HandleAsync(room, new RoomBatch([RoomRequest.Fact(new LeaveRoom(room), user)]), cancellationToken);
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
