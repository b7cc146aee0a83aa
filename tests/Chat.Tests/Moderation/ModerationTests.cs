using System.Text.Json;
using System.Text.Json.Nodes;
using BlazingSun.Chat.Lobby;
using BlazingSun.Chat.People;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Json;
using BlazingSun.Platform.PubSub;
using BlazingSun.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.Tests.Moderation;

/// <summary>Tests of what admins do: everyone is known, Carol is an admin by configuration, and what other apps are told is recorded.</summary>
public abstract class ModerationTests : ChatTests
{
    private protected Recorder<UserMute> Mutes { get; } = new();

    private protected TroubledBus Bus { get; } = new();

    private protected HeldDatabase Database { get; } = new();

    private protected IReadOnlyList<JsonNode> InLobby => Chat.Heard.FramesOf(LobbyId.Main);

    private protected string NewCommandId() => Chat.Services.GetRequiredService<IIdSource>().New().ToString("D");

    private protected async Task<JsonNode> AskAsync(Caller caller, ChatCommand command, string id)
    {
        await Chat.SendAsync(caller, command, id);
        return await Chat.Heard.ReplyAsync(id);
    }

    /// <summary>Writes to the main lobby and waits until it is told.</summary>
    private protected async Task<MessageId> WriteAsync(Caller sender, string content, string? id = null)
    {
        int before = InLobby.Count;
        await Chat.SendAsync(sender, new SendLobbyMessage(LobbyId.Main, content), id);
        JsonNode frame = (await Chat.Heard.FramesAsync(LobbyId.Main, before + 1))[before];
        return Id.Parse<MessageId>(Text(frame["messageId"])!);
    }

    private protected async Task<IReadOnlyList<string>> HistoryAsync()
    {
        LobbyHistory history = await Chat.Services.GetRequiredService<LobbyMessages>().ReadAsync(LobbyId.Main, null, 50, Token);
        return [.. history.Messages.Select(message => message.Content)];
    }

    private protected async Task RemoveAsync(Caller user)
    {
        foreach (IUserRemoval removal in Chat.Services.GetServices<IUserRemoval>())
            await removal.RemoveAsync(user.UserId, Token);
    }

    private protected static PersonRef Ref(Caller caller) => new(caller.UserId, null);

    private protected static string? Text(JsonNode? node) => node?.GetValue<string>();

    private protected override Task<ChatHost> StartAsync(string folder) => StartAsync(folder, null);

    private protected async Task<ChatHost> StartAsync(string folder, Action<IServiceCollection>? with, VirtualTimeProvider? time = null)
    {
        ChatHost chat = await ChatHost.StartAsync(
            folder,
            time,
            services =>
            {
                services.AddSingleton(Mutes).AddSingleton<MuteListener>();
                services.AddSubscription<MuteListener>("test", Topics.SystemEvents, ConsumerGroup.PerReplica);
                with?.Invoke(services);
                Bus.Wrap(services);
                Database.Wrap(services);
            },
            [("Accounts:Admins:0", "CAROL"), ("Chat:ReportsPerHour", "3")]);
        foreach (Caller caller in new[] { Alice, Bob, Carol, Admin })
            await chat.Services.GetRequiredService<PeopleDirectory>().SeeAsync(caller.UserId, caller.Username, Token);
        return chat;
    }

    private sealed class MuteListener(Recorder<UserMute> mutes) : IBatchConsumer
    {
        public ValueTask<BatchResult> HandleAsync(IReadOnlyList<BusMessage> batch, CancellationToken cancellationToken)
        {
            foreach (BusMessage message in batch)
                mutes.Add(JsonSerializer.Deserialize(message.Body.Span, ContractsJson.Default.EnvelopeUserMute)!.Payload);
            return ValueTask.FromResult(BatchResult.Done);
        }
    }
}
