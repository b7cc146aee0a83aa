using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.PubSub;
using BlazingSun.Rules.Rooms;

namespace BlazingSun.Games.Rooms;

/// <summary>The only way out of a room: everything that anyone hears of it goes through here, after it was saved.</summary>
internal sealed class RoomPublisher(IBus bus, RoomRules rules, RoomInputs inputs)
{
    public ValueTask PublishAsync(
        RoomId room, IReadOnlyList<TurnEvent> events, IReadOnlyList<TurnReply> replies, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> body = new RoomUpdateWriter(room, inputs.Ids, inputs.Time).Write(events, replies);
        return bus.PublishAsync(Topics.GamesEvents, new BusMessage(room.ToString(), body), cancellationToken);
    }

    /// <summary>Publishes the events that are not known to be published, as after a crash. Their members get the room's state as well.</summary>
    public async ValueTask PublishAgainAsync(RoomId roomId, RoomDocument document, CancellationToken cancellationToken)
    {
        Room room = document.Room!;
        IReadOnlyList<RoomEvent> events = document.Held.After(document.Published, room.Seq) ?? [];
        List<TurnEvent> turn = [];
        for (int i = 0; i < events.Count; i++)
        {
            long seq = document.Published + 1 + i;
            turn.Add(new TurnEvent(seq, rules.View(roomId, seq, events[i]), null).WithMembership(room));
        }

        List<TurnReply> states =
        [
            .. turn.Select(e => e.Joined).OfType<UserId>().Distinct().Where(user => room.RoleOf(user) is not null)
                .Select(user => new TurnReply(user, null, null) { State = rules.View(room, user) }),
        ];
        await PublishAsync(roomId, turn, states, cancellationToken);
    }
}
