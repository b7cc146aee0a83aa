using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Json;
using BlazingSun.Contracts.Rooms;
using BlazingSun.Games.Connections;
using BlazingSun.Games.Gateways;
using BlazingSun.Games.Outages;
using BlazingSun.Games.Rooms;
using BlazingSun.Platform;
using BlazingSun.Platform.PubSub;
using BlazingSun.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Games.Tests;

/// <summary>The Games app alone on the embedded platform, under virtual time; what it publishes is recorded.</summary>
internal sealed class GamesHost : IAsyncDisposable
{
    private readonly EmbeddedHost host;

    private GamesHost(EmbeddedHost host) => this.host = host;

    public VirtualTimeProvider Time => host.Time;

    public IServiceProvider Services => host.Services;

    /// <summary>The gateway that commands and news of users come through.</summary>
    public GatewayId? Gateway { get; set; }

    /// <summary>The messages on games.events.</summary>
    public Published Heard => Services.GetRequiredService<Published>();

    public static async Task<GamesHost> StartAsync(
        string folder, VirtualTimeProvider? time = null, Action<IServiceCollection>? with = null)
    {
        EmbeddedHost host = EmbeddedHost.Build(
            services =>
            {
                services.AddGames();
                services.AddSingleton<Published>().AddSubscription<Published>("test", Topics.GamesEvents, ConsumerGroup.PerReplica);
                with?.Invoke(services);
            },
            time,
            folder,
            ("Embedded:SerializeActorCalls", "true"));
        await host.StartAsync(TestContext.Current.CancellationToken);
        return new GamesHost(host);
    }

    /// <summary>Sends a command as a gateway does.</summary>
    public async Task SendAsync(UserId user, ClientCommand command, string? id = null, Guid? messageId = null, string role = "user")
    {
        Envelope<ClientCommand> envelope = new()
        {
            EventId = messageId ?? Services.GetRequiredService<IIdSource>().New(),
            EventType = "games.command",
            Timestamp = Time.GetUtcNow(),
            CorrelationId = id,
            Producer = "test",
            Actor = new Caller(user, $"user{user}", [role]),
            ConnectionId = ConnectionOf(user),
            GatewayId = Gateway,
            Payload = command,
        };
        string key = command is RoomCommand room ? room.RoomId.ToString() : user.ToString();
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(envelope, ContractsJson.Default.EnvelopeClientCommand);
        await Services.GetRequiredService<IBus>().PublishAsync(
            Topics.GamesCommands, new BusMessage(key, body), TestContext.Current.CancellationToken);
    }

    public static ConnectionId ConnectionOf(UserId user) => new(new Guid((int)user.Value, 0, 0, new byte[8]));

    /// <summary>Opens a room; its id.</summary>
    public async Task<RoomId> OpenAsync(UserId host, string name = "A room", string? id = null, RoomConfigPatch? config = null)
    {
        await SendAsync(host, new CreateRoom(new GameSlug("bigger_dice"), name, config), id ?? $"open-{name}");
        JsonNode created = await Heard.FrameAsync("games.event.room_created", f => f["roomName"]!.GetValue<string>() == name);
        return Id.Parse<RoomId>(created["roomId"]!.GetValue<string>());
    }

    /// <summary>Opens a room and has the guest join it, which starts the game.</summary>
    public async Task<RoomId> StartGameAsync(UserId host, UserId guest, string name = "A room", RoomConfigPatch? config = null)
    {
        RoomId room = await OpenAsync(host, name, config: config);
        await SendAsync(guest, new JoinRoom(room));
        await Heard.FrameAsync("games.event.game_started", f => f["roomId"]!.GetValue<string>() == room.ToString());
        return room;
    }

    /// <summary>Says that a user came or went, as a gateway does.</summary>
    public async Task TellAsync(UserId user, string what) => await Services.GetRequiredService<IBus>().PublishAsync(
        Topics.SystemEvents, Message(user, what, Gateway), TestContext.Current.CancellationToken);

    /// <summary>Likewise; the user's rooms know it when this returns.</summary>
    public async Task TellRoomsAsync(UserId user, string what, GatewayId? gateway = null)
    {
        BusMessage message = Message(user, what, gateway ?? Gateway);
        BatchResult result = await Services.GetRequiredService<ConnectionConsumer>().HandleAsync([message], TestContext.Current.CancellationToken);
        Assert.True(result.RetryFrom is null or { Count: 0 });
    }

    /// <summary>Says of a gateway that it is there, or closed; it is known when this returns.</summary>
    public async Task TellAsync(GatewayId gateway, string what)
    {
        BusMessage message = Message(gateway.ToString(), what, new GatewayState(gateway), ContractsJson.Default.EnvelopeGatewayState);
        await Services.GetRequiredService<GatewayConsumer>().HandleAsync([message], TestContext.Current.CancellationToken);
    }

    /// <summary>Says of a mute, as Chat does; it is known when this returns.</summary>
    public async Task TellMutedAsync(UserMute mute)
    {
        BusMessage message = Message(mute.UserId.ToString(), EventTypes.UserMuted, mute, ContractsJson.Default.EnvelopeUserMute);
        await Services.GetRequiredService<ConnectionConsumer>().HandleAsync([message], TestContext.Current.CancellationToken);
    }

    /// <summary>Looks for the gateways as often as it takes to find a silent one gone; another one is heard all the time.</summary>
    public async Task LookForGatewaysAsync(int times = 15, GatewayId? alive = null)
    {
        for (int i = 0; i < times; i++)
        {
            await Services.GetRequiredService<GatewayWatch>().LookAsync();
            if (alive is { } gateway)
            {
                await TellAsync(gateway, EventTypes.GatewayAlive);
            }
        }
    }

    private BusMessage Message(UserId user, string what, GatewayId? gateway) =>
        Message(user.ToString(), what, new UserConnection(user, gateway), ContractsJson.Default.EnvelopeUserConnection);

    private BusMessage Message<TPayload>(string key, string type, TPayload payload, JsonTypeInfo<Envelope<TPayload>> json)
    {
        Envelope<TPayload> envelope = new()
        {
            EventId = Services.GetRequiredService<IIdSource>().New(),
            EventType = type,
            Timestamp = Time.GetUtcNow(),
            Producer = "test",
            Payload = payload,
        };
        return new BusMessage(key, JsonSerializer.SerializeToUtf8Bytes(envelope, json));
    }

    /// <summary>Lets so much time pass at once, and asks the room about its deadlines.</summary>
    public async Task PassAsync(TimeSpan time, RoomId room)
    {
        Time.Advance(time);
        RoomRequest ask = RoomRequest.Fact(new CheckDeadline(room), Caller.System.UserId);
        await Services.GetRequiredService<RoomClient>().HandleAsync(room, new RoomBatch([ask]), TestContext.Current.CancellationToken);
    }

    /// <summary>Lets time pass until a frame comes, at least so long. In steps, so that a workflow has its next timer set before it is passed.</summary>
    public async Task<JsonNode> PassAsync(TimeSpan time, string until, Func<JsonNode, bool>? fits = null)
    {
        Task<JsonNode> frame = Heard.FrameAsync(until, fits);
        DateTimeOffset end = Time.GetUtcNow() + time;
        while (!frame.IsCompleted)
        {
            TimeSpan left = end - Time.GetUtcNow();
            Time.Advance(left < TimeSpan.FromSeconds(5) ? (left > TimeSpan.Zero ? left : TimeSpan.FromSeconds(1)) : TimeSpan.FromSeconds(5));
            await Task.Yield();
        }

        return await frame;
    }

    /// <summary>Lets so much time pass, second by second, with a beat of the pulse in each.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        for (DateTimeOffset end = Time.GetUtcNow() + time; Time.GetUtcNow() < end;)
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            try
            {
                await Services.GetRequiredService<Pulse>().BeatAsync(TestContext.Current.CancellationToken);
            }
            catch (DependencyUnavailableException)
            {
                // A store that the test has broken.
            }
        }
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
