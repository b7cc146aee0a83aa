using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Ids;
using BlazingSun.Gateway.Tests.Hosting;
using BlazingSun.Platform.PubSub;
using BlazingSun.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Gateway.Tests.Chat;

public sealed class DeliveryTests
{
    [Fact]
    public async Task A_delivery_reaches_all_sockets_of_its_users_and_answers_the_one_that_caused_it()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket cause = await host.SignedInAsync(1);
        TestSocket same = await host.SignedInAsync(1);
        TestSocket other = await host.SignedInAsync(2);
        await host.Chat.DeliverAsync(new Audience("user", [new UserId(1)]), """{"type":"sent"}""", new Cause(new UserId(1), cause.Connection, "c"));
        await host.Chat.DeliverAsync(new Audience("users", [new UserId(1), new UserId(2)]), """{"type":"both"}""");
        Assert.Equal("""{"correlationId":"c","type":"sent"}""", await cause.NextTextAsync());
        Assert.Equal("""{"type":"sent"}""", await same.NextTextAsync());
        foreach (TestSocket socket in new[] { cause, same, other })
            await socket.ExpectAsync("both");
    }

    [Fact]
    public async Task What_is_for_another_user_is_no_answer_to_the_one_who_caused_it()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket cause = await host.SignedInAsync(1);
        await host.Chat.DeliverAsync(new Audience("user", [new UserId(2)]), """{"type":"theirs"}""", new Cause(new UserId(1), cause.Connection, "c"));
        await host.Chat.DeliverAsync(new Audience("user", [new UserId(1)]), """{"type":"end"}""");
        await cause.ExpectAsync("end");
    }

    [Fact]
    public async Task Chat_in_a_room_answers_its_sender_too()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        RoomScript room = new(host.Games);
        TestSocket sender = await host.SignedInAsync(1);
        TestSocket player = await host.SignedInAsync(2);
        await room.JoinAsync(1, user: 1);
        await room.JoinAsync(2, user: 2);
        await sender.NextAsync();
        await sender.NextAsync();
        await player.NextAsync();
        await host.Games.DeliverAsync(
            new Audience("players", RoomId: room.Id), """{"type":"said"}""", new Cause(new UserId(1), sender.Connection, "c"));
        Assert.Equal("""{"correlationId":"c","type":"said"}""", await sender.NextTextAsync());
        Assert.Equal("""{"type":"said"}""", await player.NextTextAsync());
    }

    [Fact]
    public async Task A_reply_goes_to_the_socket_that_asked()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket asks = await host.SignedInAsync(1);
        TestSocket same = await host.SignedInAsync(1);
        await asks.SendAsync("""{"type":"chat.command.friends","id":"f"}""");
        await host.Chat.ReplyAsync((await host.Chat.CommandAsync()).Command, """{"type":"friends"}""");
        Assert.Equal("""{"correlationId":"f","type":"friends"}""", await asks.NextTextAsync());
        await same.FenceAsync();
    }

    [Theory]
    [InlineData("no json")]
    [InlineData("""{"eventType":"chat.event.delivery","audience":{"type":"broadcast"},"payload":{}}""")]
    [InlineData("""{"eventType":"chat.event.lobby_joined","payload":{"lobbyId":"lobby:main"}}""")]
    [InlineData("""{"eventType":"chat.event.replies","payload":{"replies":[{"userId":"x"}]}}""")]
    public async Task What_cannot_be_read_goes_to_the_dead_letters_and_the_rest_goes_on(string message)
    {
        await using GatewayHost host = await GatewayHost.StartAsync(services =>
            services.AddSingleton<DeadWatch>().AddSubscription<DeadWatch>("watch", Topics.Dead(Topics.ChatEvents), ConsumerGroup.PerApp));
        TestSocket socket = await host.SignedInAsync(1);
        await host.Chat.SayRawAsync("key", message);
        await host.Chat.SayRawAsync("key", """{"eventType":"chat.event.unheard_of","payload":{"x":[1]}}""");
        await host.Chat.DeliverAsync(new Audience("user", [new UserId(1)]), """{"type":"next"}""");
        await socket.ExpectAsync("next");
        await host.Services.GetRequiredService<DeadWatch>().Letters.WaitForAsync(1, TestContext.Current.CancellationToken);
        Assert.Single(host.Services.GetRequiredService<DeadWatch>().Letters.Items);
    }

    private sealed class DeadWatch : IBatchConsumer
    {
        public Recorder<BusMessage> Letters { get; } = new();

        public ValueTask<BatchResult> HandleAsync(IReadOnlyList<BusMessage> batch, CancellationToken cancellationToken)
        {
            foreach (BusMessage message in batch)
                Letters.Add(message);
            return ValueTask.FromResult(BatchResult.Done);
        }
    }
}
