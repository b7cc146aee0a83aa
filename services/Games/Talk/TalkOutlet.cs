using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Json;
using BlazingSun.Games.Commands;
using BlazingSun.Games.Rooms;
using BlazingSun.Platform.PubSub;

namespace BlazingSun.Games.Talk;

/// <summary>Tells a room's people what one of them said.</summary>
internal sealed class TalkOutlet(IBus bus, Replies replies, RoomInputs inputs)
{
    public DateTimeOffset Now => inputs.Time.GetUtcNow();

    public static string ContentOf(RoomRequest request) => request.Command switch
    {
        PlayerChat chat => chat.Content,
        SpectatorChat chat => chat.Content,
        _ => "",
    };

    public ValueTask TellAsync(RoomRequest request, Said said, CancellationToken cancellationToken)
    {
        string room = request.Command.RoomId.ToString();
        Envelope<Delivery> envelope = new()
        {
            EventId = inputs.Ids.New(),
            EventType = EventTypes.Delivery,
            Timestamp = Now,
            Producer = GamesApp.Name,
            Audience = new Audience(said.Audience, RoomId: request.Command.RoomId),
            Payload = new Delivery(FrameOf(said), new Cause(request.Caller.UserId, request.ConnectionId, request.CorrelationId)),
        };
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(envelope, ContractsJson.Wire.EnvelopeDelivery);
        return bus.PublishAsync(Topics.GamesEvents, new BusMessage(room, body), cancellationToken);
    }

    /// <summary>To the speaker alone, who asked again.</summary>
    public ValueTask RepeatAsync(RoomRequest request, Said said, CancellationToken cancellationToken) => replies.SendAsync(
        [new Reply(request.Caller.UserId, request.ConnectionId, request.CorrelationId, FrameOf(said))], cancellationToken);

    private static RawFrame FrameOf(Said said) => new(JsonSerializer.SerializeToUtf8Bytes(said.Frame, ContractsJson.Wire.ChatFrame));
}
