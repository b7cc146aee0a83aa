using System.Data.Common;
using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Json;
using BlazingSun.Games.Commands;
using BlazingSun.Games.Rooms;
using BlazingSun.Platform;
using BlazingSun.Platform.PubSub;

namespace BlazingSun.Games.Talk;

/// <summary>Tells a room's people what one of them said, and the speaker why it was not told.</summary>
internal sealed class TalkOutlet(IBus bus, Replies replies, Refusals refusals, RoomInputs inputs)
{
    public DateTimeOffset Now => inputs.Time.GetUtcNow();

    public static string ContentOf(RoomRequest request) => request.Command switch
    {
        PlayerChat chat => chat.Content,
        SpectatorChat chat => chat.Content,
        _ => "",
    };

    /// <summary>Does something for a request; the speaker gets its refusal, also that of a dependency that is away or too slow.</summary>
    public async Task AnsweringAsync(RoomRequest request, Func<Task<Refusal?>> handle)
    {
        Refusal? refusal;
        try
        {
            refusal = await handle();
        }
        catch (DependencyUnavailableException e)
        {
            refusal = refusals.Unavailable(e);
        }
        catch (DbException e)
        {
            refusal = refusals.Unavailable(new DependencyUnavailableException("games-database", "a statement failed", e));
        }
        catch (OperationCanceledException e)
        {
            refusal = refusals.TooLate(e);
        }
        catch (Exception e)
        {
            // A bug: the speaker is told, and the others talk on.
            refusal = refusals.Internal(e);
        }

        if (refusal is not null)
        {
            await refusals.SendAsync([request], refusal, CancellationToken.None);
        }
    }

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
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(envelope, ContractsJson.Default.EnvelopeDelivery);
        return bus.PublishAsync(Topics.GamesEvents, new BusMessage(room, body), cancellationToken);
    }

    /// <summary>To the speaker alone, who asked again.</summary>
    public ValueTask RepeatAsync(RoomRequest request, Said said, CancellationToken cancellationToken) => replies.SendAsync(
        [new Reply(request.Caller.UserId, request.ConnectionId, request.CorrelationId, FrameOf(said))], cancellationToken);

    private static RawFrame FrameOf(Said said) => new(JsonSerializer.SerializeToUtf8Bytes(said.Frame, ContractsJson.Default.ChatFrame));
}
