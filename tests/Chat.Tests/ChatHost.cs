using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Json;
using BlazingSun.Platform.PubSub;
using BlazingSun.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.Tests;

/// <summary>The Chat app alone on the embedded platform, under virtual time; what it publishes is recorded.</summary>
internal sealed class ChatHost : IAsyncDisposable
{
    private readonly EmbeddedHost host;
    private readonly Handled handled;

    private ChatHost(EmbeddedHost host, Handled handled) => (this.host, this.handled) = (host, handled);

    public VirtualTimeProvider Time => host.Time;

    public IServiceProvider Services => host.Services;

    /// <summary>The messages on chat.events.</summary>
    public Published Heard => Services.GetRequiredService<Published>();

    public static async Task<ChatHost> StartAsync(
        string folder, VirtualTimeProvider? time = null, Action<IServiceCollection>? with = null, params (string Key, string Value)[] settings)
    {
        Handled handled = new(Topics.ChatCommands);
        EmbeddedHost host = EmbeddedHost.Build(
            services =>
            {
                services.AddChat();
                handled.Watch(services);
                services.AddSingleton<Published>().AddSubscription<Published>("test", Topics.ChatEvents, ConsumerGroup.PerReplica);
                with?.Invoke(services);
            },
            time,
            folder,
            settings);
        await host.StartAsync(TestContext.Current.CancellationToken);
        return new ChatHost(host, handled);
    }

    /// <summary>Sends a command as a gateway does.</summary>
    public Task SendAsync(Caller caller, ClientCommand command, string? id = null) => SendAsync(MessageOf(caller, command, id));

    /// <summary>Puts a message on the topic of commands; the same one again is a redelivery.</summary>
    public async Task SendAsync(BusMessage message)
    {
        handled.Expect();
        await Services.GetRequiredService<IBus>().PublishAsync(Topics.ChatCommands, message, TestContext.Current.CancellationToken);
    }

    /// <summary>Lets time pass when all commands are handled: one that is still under way would run out of time.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        await handled.AllAsync(TestContext.Current.CancellationToken);
        Time.Advance(time);
    }

    /// <summary>A command as it stands on the topic.</summary>
    public BusMessage MessageOf(Caller caller, ClientCommand command, string? id = null)
    {
        Envelope<ClientCommand> envelope = new()
        {
            EventId = Services.GetRequiredService<IIdSource>().New(),
            EventType = "chat.command",
            Timestamp = Time.GetUtcNow(),
            CorrelationId = id,
            Producer = "test",
            Actor = caller,
            ConnectionId = ConnectionOf(caller.UserId),
            Payload = command,
        };
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(envelope, ContractsJson.Default.EnvelopeClientCommand);
        return new BusMessage(KeyOf(caller.UserId, command), body);
    }

    public static ConnectionId ConnectionOf(UserId user) => new(new Guid((int)user.Value, 0, 0, new byte[8]));

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private static string KeyOf(UserId sender, ClientCommand command) => command switch
    {
        LobbyCommand lobby => lobby.LobbyId.ToString(),
        SendMessage message => Smaller(sender, message.RecipientId),
        MarkRead read => Smaller(sender, read.WithUserId),
        ReadHistory history => Smaller(sender, history.WithUserId),
        Typing typing => Smaller(sender, typing.RecipientId),
        _ => sender.ToString(),
    };

    private static string Smaller(UserId one, UserId other) => new UserId(Math.Min(one.Value, other.Value)).ToString();
}
