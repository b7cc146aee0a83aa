using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Json;
using BlazingSun.Platform.PubSub;
using BlazingSun.Testing;

namespace BlazingSun.Gateway.Tests.Hosting;

/// <summary>The other side: records commands, and says what a test wants. Answers the gateway's own questions with "in no room" unless told not to.</summary>
internal sealed class ScriptedGames(ScriptedBus bus) : IBatchConsumer
{
    private readonly Recorder<ConnectionId> _joined = new();

    public Recorder<Envelope<ClientCommand>> Commands { get; } = new();

    /// <summary>The rooms that a user is in, for the gateway's own question; null = the question is not answered.</summary>
    public Func<UserId, RoomSync[]?> RoomsOf { get; set; } = _ => [];

    public static RawFrame Frame(string json) => new(Encoding.UTF8.GetBytes(json));

    public async ValueTask<BatchResult> HandleAsync(IReadOnlyList<BusMessage> batch, CancellationToken cancellationToken)
    {
        foreach (BusMessage message in batch)
        {
            Envelope<ClientCommand> command = JsonSerializer.Deserialize(message.Body.Span, ContractsJson.Default.EnvelopeClientCommand)!;
            if (command.Payload is SyncState { Rooms: null })
                await AnswerJoinAsync(command);
            else
                Commands.Add(command);
        }

        return BatchResult.Done;
    }

    /// <summary>The nth command of clients, counted from 0.</summary>
    public async Task<Envelope<ClientCommand>> CommandAsync(int index = 0) =>
        (await Commands.WaitForAsync(index + 1, TestContext.Current.CancellationToken))[index];

    public Task JoinedAsync(ConnectionId connection) =>
        _joined.WaitUntilAsync(all => all.Contains(connection), TestContext.Current.CancellationToken);

    public Task SayAsync(RoomUpdate update) =>
        PublishAsync(update.RoomId.ToString(), EventTypes.RoomUpdate, update, null, ContractsJson.Default.EnvelopeRoomUpdate);

    public Task ReplyAsync(UserId user, ConnectionId? connection, string? correlationId, string frame) =>
        PublishAsync(
            user.ToString(), EventTypes.Replies, new RepliesPayload([new Reply(user, connection, correlationId, Frame(frame))]), null,
            ContractsJson.Default.EnvelopeRepliesPayload);

    public Task AnswerSyncAsync(Envelope<ClientCommand> question, RoomSync[] rooms, params RoomId[] unavailable) =>
        AnswerAsync(new SyncAnswer(question.Actor!.UserId, question.ConnectionId!.Value, true, question.CorrelationId, rooms, unavailable));

    public Task AnswerAsync(SyncAnswer answer) =>
        PublishAsync(answer.UserId.ToString(), EventTypes.SyncAnswer, answer, null, ContractsJson.Default.EnvelopeSyncAnswer);

    public Task SayToLobbyAsync(string lobby, string frame) =>
        PublishAsync(lobby, EventTypes.Delivery, new Delivery(Frame(frame)), new Audience("lobby", LobbyId: lobby), ContractsJson.Default.EnvelopeDelivery);

    public Task DeliverAsync(Audience audience, string frame, Cause? cause = null) =>
        PublishAsync("key", EventTypes.Delivery, new Delivery(Frame(frame), cause), audience, ContractsJson.Default.EnvelopeDelivery);

    private async Task AnswerJoinAsync(Envelope<ClientCommand> question)
    {
        if (RoomsOf(question.Actor!.UserId) is not { } rooms)
            return;
        await AnswerAsync(new SyncAnswer(question.Actor.UserId, question.ConnectionId!.Value, false, null, rooms, []));
        _joined.Add(question.ConnectionId.Value);
    }

    private Task PublishAsync<TPayload>(
        string key, string type, TPayload payload, Audience? audience, JsonTypeInfo<Envelope<TPayload>> json) =>
        bus.PublishAsync(Topics.GamesEvents, key, type, payload, audience, json);
}
