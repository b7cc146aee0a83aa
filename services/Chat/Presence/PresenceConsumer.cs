using BlazingSun.Chat.Friends;
using BlazingSun.Chat.Telling;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Json;
using BlazingSun.Platform.PubSub;

namespace BlazingSun.Chat.Presence;

/// <summary>Tells people that a friend came, went, or looks elsewhere. Of several changes of one user in a batch only the last is told.</summary>
internal sealed class PresenceConsumer(Friendships friendships, ChatOutlet outlet) : IBatchConsumer
{
    public async ValueTask<BatchResult> HandleAsync(IReadOnlyList<BusMessage> batch, CancellationToken cancellationToken)
    {
        Dictionary<UserId, PresenceChange> changes = [];
        foreach (BusMessage message in batch)
        {
            Envelope<PresenceChange> envelope = message.Read(ContractsJson.Default.EnvelopePresenceChange);
            if (envelope is { EventType: EventTypes.PresenceChanged, Payload: { Presence: not null } change })
                changes[change.UserId] = change;
        }

        await TellAsync(changes, cancellationToken);
        return BatchResult.Done;
    }

    private async ValueTask TellAsync(Dictionary<UserId, PresenceChange> changes, CancellationToken cancellationToken)
    {
        ILookup<UserId, UserId> friends = await friendships.FriendsOfAsync([.. changes.Keys], cancellationToken);
        await outlet.TellAllAsync(
            [.. friends.Select(each => (each.Key.ToString(), (IReadOnlyList<UserId>)[.. each], FrameOf(changes[each.Key])))], cancellationToken);
    }

    private static ChatFrame FrameOf(PresenceChange change) =>
        new PresenceChangedFrame(change.UserId, change.Username, change.Presence.Status, change.Presence.LastSeen);
}
