using System.Data.Common;
using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Json;
using BlazingSun.Platform;
using BlazingSun.Platform.PubSub;

namespace BlazingSun.Chat.People;

/// <summary>Learns names from those who connect and register, and has everything removed of an account that was.</summary>
internal sealed class UserEventsConsumer(PeopleDirectory people, IEnumerable<IUserRemoval> removals, DeadLetters deadLetters) : IBatchConsumer
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
            await deadLetters.PublishAsync(Topics.SystemEvents, message, "not a system event", cancellationToken);
        else if (envelope.EventType == EventTypes.UserDeleted)
            await RemoveAsync(envelope.Payload.UserId, envelope.Timestamp, cancellationToken);
        else if (envelope is { EventType: EventTypes.UserConnected or EventTypes.UserRegistered, Payload.Username: { Length: > 0 } name })
            await people.SeeAsync(envelope.Payload.UserId, name, cancellationToken);
    }

    private async ValueTask RemoveAsync(UserId user, DateTimeOffset removedAt, CancellationToken cancellationToken)
    {
        await people.ForgetAsync(user, removedAt, cancellationToken);
        foreach (IUserRemoval removal in removals)
            await removal.RemoveAsync(user, cancellationToken);
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
