using System.Data.Common;
using System.Text.Json;
using BlazingSun.Chat.Friends;
using BlazingSun.Chat.Telling;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Json;
using BlazingSun.Platform;
using BlazingSun.Platform.PubSub;

namespace BlazingSun.Chat.Presence;

/// <summary>Tells people that a friend came, went, or looks elsewhere. Of several changes of one user in a batch only the last is told.</summary>
internal sealed class PresenceConsumer(Friendships friendships, ChatOutlet outlet, DeadLetters deadLetters) : IBatchConsumer
{
    public async ValueTask<BatchResult> HandleAsync(IReadOnlyList<BusMessage> batch, CancellationToken cancellationToken)
    {
        HashSet<int> retry = [];
        foreach (int i in LastOfEach(batch))
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

    private static IEnumerable<int> LastOfEach(IReadOnlyList<BusMessage> batch) =>
        Enumerable.Range(0, batch.Count).GroupBy(i => batch[i].Key).Select(same => same.Last());

    private async ValueTask HandleAsync(BusMessage message, CancellationToken cancellationToken)
    {
        if (Parse(message) is not { } envelope)
            await deadLetters.PublishAsync(Topics.GatewayPresence, message, "not a presence message", cancellationToken);
        else if (envelope.EventType == EventTypes.PresenceChanged)
            await TellAsync(message.Key, envelope.Payload, cancellationToken);
    }

    private async ValueTask TellAsync(string key, PresenceChange change, CancellationToken cancellationToken)
    {
        PresenceChangedFrame frame = new(change.UserId, change.Username, change.Presence.Status, change.Presence.LastSeen);
        await outlet.TellAllAsync(key, await friendships.FriendsOfAsync(change.UserId, cancellationToken), frame, cancellationToken);
    }

    private static Envelope<PresenceChange>? Parse(BusMessage message)
    {
        try
        {
            return JsonSerializer.Deserialize(message.Body.Span, ContractsJson.Default.EnvelopePresenceChange);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
