using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Json;
using BlazingSun.Platform.PubSub;
using BlazingSun.Testing;

namespace BlazingSun.Gateway.Tests.Hosting;

/// <summary>The Chat app in a test's hands: records commands, and says what a test wants. Answers how much is unread unless told not to.</summary>
internal sealed class ScriptedChat(ScriptedBus bus) : IBatchConsumer
{
    public Recorder<(string Key, Envelope<ClientCommand> Command)> Commands { get; } = new();

    /// <summary>How many messages a user has not read; null = the question is not answered.</summary>
    public Func<UserId, int?> Unread { get; set; } = _ => 0;

    /// <summary>The questions how much is unread.</summary>
    public Recorder<Envelope<ClientCommand>> Questions { get; } = new();

    public async ValueTask<BatchResult> HandleAsync(IReadOnlyList<BusMessage> batch, CancellationToken cancellationToken)
    {
        foreach (BusMessage message in batch)
        {
            Envelope<ClientCommand> command = JsonSerializer.Deserialize(message.Body.Span, ContractsJson.Default.EnvelopeClientCommand)!;
            if (command.Payload is CountUnread)
                await CountAsync(command);
            else
                Commands.Add((message.Key, command));
        }

        return BatchResult.Done;
    }

    /// <summary>The nth command of clients, counted from 0.</summary>
    public async Task<(string Key, Envelope<ClientCommand> Command)> CommandAsync(int index = 0) =>
        (await Commands.WaitForAsync(index + 1, TestContext.Current.CancellationToken))[index];

    /// <summary>Lets the socket that asked into the lobby.</summary>
    public Task LetInAsync(Envelope<ClientCommand> join, string history)
    {
        LobbyId lobby = ((JoinLobby)join.Payload).LobbyId;
        Reply reply = new(join.Actor!.UserId, join.ConnectionId, join.CorrelationId, ScriptedGames.Frame(history));
        return PublishAsync(lobby.ToString(), EventTypes.LobbyJoined, new LobbyJoined(lobby, reply), null, ContractsJson.Default.EnvelopeLobbyJoined);
    }

    public Task SayToLobbyAsync(string lobby, string frame, Cause? cause = null) =>
        DeliverAsync(new Audience("lobby", LobbyId: lobby), frame, cause, key: lobby);

    public Task DeliverAsync(Audience audience, string frame, Cause? cause = null, string key = "key") => PublishAsync(
        key, EventTypes.ChatDelivery, new Delivery(ScriptedGames.Frame(frame), cause), audience, ContractsJson.Default.EnvelopeDelivery);

    public Task ReplyAsync(Envelope<ClientCommand> to, string frame) => PublishAsync(
        "key", EventTypes.ChatReplies,
        new RepliesPayload([new Reply(to.Actor!.UserId, to.ConnectionId, to.CorrelationId, ScriptedGames.Frame(frame))]), null,
        ContractsJson.Default.EnvelopeRepliesPayload);

    public Task TellUnreadAsync(UserId user, ConnectionId connection, int count) => PublishAsync(
        user.ToString(), EventTypes.UnreadCount, new UnreadCount(user, connection, count), null, ContractsJson.Default.EnvelopeUnreadCount);

    public Task SayRawAsync(string key, string body) => bus.PublishRawAsync(Topics.ChatEvents, key, body);

    private Task PublishAsync<TPayload>(
        string key, string type, TPayload payload, Audience? audience,
        System.Text.Json.Serialization.Metadata.JsonTypeInfo<Envelope<TPayload>> json) =>
        bus.PublishAsync(Topics.ChatEvents, key, type, payload, audience, json);

    private async Task CountAsync(Envelope<ClientCommand> question)
    {
        Questions.Add(question);
        if (Unread(question.Actor!.UserId) is { } count)
            await TellUnreadAsync(question.Actor.UserId, question.ConnectionId!.Value, count);
    }
}
