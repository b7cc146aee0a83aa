using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Json;
using BlazingSun.Platform.PubSub;

namespace BlazingSun.Chat.People;

/// <summary>Learns names from those who connect and register, and has everything removed of an account that was.</summary>
internal sealed class UserEventsConsumer(PeopleDirectory people, IEnumerable<IUserRemoval> removals) : IBatchConsumer
{
    public ValueTask<BatchResult> HandleAsync(IReadOnlyList<BusMessage> batch, CancellationToken cancellationToken) =>
        batch.OneByOneAsync(HandleAsync, cancellationToken);

    private async ValueTask HandleAsync(BusMessage message, CancellationToken cancellationToken)
    {
        Envelope<UserConnection> envelope = message.Read(ContractsJson.Default.EnvelopeUserConnection);
        if (envelope.EventType == EventTypes.UserDeleted)
            await RemoveAsync(envelope.Payload.UserId, envelope.Timestamp, cancellationToken);
        else if (envelope is { EventType: EventTypes.UserConnected or EventTypes.UserRegistered, Payload.Username: { Length: > 0 } name })
            await people.SeeAsync(envelope.Payload.UserId, name, cancellationToken);
    }

    private async ValueTask RemoveAsync(UserId user, DateTimeOffset removedAt, CancellationToken cancellationToken)
    {
        await people.ForgetAsync(user, removedAt, cancellationToken);
        await Each.DoAsync(removals, removal => removal.RemoveAsync(user, cancellationToken));
    }
}
