using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Json;
using BlazingSun.Games.History;
using BlazingSun.Games.Reservations;
using BlazingSun.Games.Rooms;
using BlazingSun.Games.Talk;
using BlazingSun.Platform.PubSub;

namespace BlazingSun.Games.Connections;

/// <summary>Tells a user's rooms that its last socket on a gateway went or that there is one. The rooms decide what follows.</summary>
internal sealed class ConnectionConsumer(Seats seats, RoomClient rooms, FormerPlayers former, Mutes mutes) : IBatchConsumer
{
    public ValueTask<BatchResult> HandleAsync(IReadOnlyList<BusMessage> batch, CancellationToken cancellationToken) =>
        batch.OneByOneAsync(HandleAsync, cancellationToken);

    private async ValueTask HandleAsync(BusMessage message, CancellationToken cancellationToken)
    {
        Envelope<UserConnection> envelope = message.Read(ContractsJson.Default.EnvelopeUserConnection);
        switch (envelope.EventType)
        {
            case EventTypes.UserDeleted:
                await RemoveAsync(envelope.Payload.UserId, envelope.Timestamp, cancellationToken);
                break;
            case EventTypes.UserMuted:
                Envelope<UserMute> mute = message.Read(ContractsJson.Default.EnvelopeUserMute);
                await mutes.SetAsync(mute.Payload, mute.Timestamp, cancellationToken);
                break;
            case EventTypes.UserConnected:
                await TellRoomsAsync(envelope.Payload, static room => new ConnectionBack(room), cancellationToken);
                break;
            case EventTypes.UserDisconnected:
                await TellRoomsAsync(envelope.Payload, static room => new ConnectionLost(room), cancellationToken);
                break;
            default:
                break;
        }
    }

    private async ValueTask RemoveAsync(UserId user, DateTimeOffset removedAt, CancellationToken cancellationToken)
    {
        try
        {
            // So that no game begins any more with one who is gone.
            await TellRoomsAsync(new UserConnection(user), static room => new LeaveRoom(room), cancellationToken);
        }
        finally
        {
            await former.AddAsync(user, removedAt, cancellationToken);
            await mutes.RemoveAsync(user, cancellationToken);
        }
    }

    // Whatever is wrong with one room, the others have to hear it.
    private async ValueTask TellRoomsAsync(UserConnection whose, Func<RoomId, RoomCommand> fact, CancellationToken cancellationToken) =>
        await Each.DoAsync((await seats.OfAsync(whose.UserId, cancellationToken)).Rooms, async room =>
        {
            RoomBatch batch = new([RoomRequest.Fact(fact(room), whose.UserId, whose.GatewayId)]);
            await rooms.HandleAsync(room, batch, cancellationToken);
        });
}
