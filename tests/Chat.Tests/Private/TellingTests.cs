using System.Text.Json.Nodes;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Platform;
using BlazingSun.Platform.PubSub;
using BlazingSun.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.Tests.Private;

/// <summary>Save, then tell: what was saved while nothing could be told is told later.</summary>
public sealed class TellingTests : PrivateTests
{
    private readonly BrokenBus bus = new();

    [Fact]
    public async Task What_was_saved_but_not_told_is_told_to_both_when_the_command_comes_again()
    {
        await ArrangeAsync();
        await SendUntoldAsync(Alice, new SendMessage(Bob.UserId, "hi"), "1");

        await Chat.SendAsync(Alice, new SendMessage(Bob.UserId, "hi"), "1");
        await Chat.SendAsync(Alice, new SendMessage(Bob.UserId, "hi"), "1");

        await Chat.Heard.ReplyAsync("1");
        Assert.Equal(1, CountOf(Bob, "chat.event.message_received"));
        JsonNode told = await Chat.Heard.MessageAsync(message => message["payload"]!["cause"] is not null);
        Assert.Equal("1", told["payload"]!["cause"]!["correlationId"]!.GetValue<string>());
        Assert.Equal(["hi"], await ContentsAsync(Bob, Alice, "2"));
    }

    [Fact]
    public async Task What_was_saved_but_not_told_is_told_before_the_next_message()
    {
        await ArrangeAsync();
        await SendUntoldAsync(Alice, new SendMessage(Bob.UserId, "one"), "1");
        await SendUntoldAsync(Bob, new SendMessage(Alice.UserId, "two"), "2");

        await WriteAsync(Alice, Bob, "three");

        Assert.Equal(["one", "three"], ContentsTold(Bob, "chat.event.message_received"));
        Assert.Equal(["two"], ContentsTold(Bob, "chat.event.message_sent"));
        Assert.Equal(["two"], ContentsTold(Alice, "chat.event.message_received"));
        await WriteAsync(Alice, Bob, "four");
        Assert.Equal(["one", "three", "four"], ContentsTold(Bob, "chat.event.message_received"));
    }

    private protected override void Arrange(IServiceCollection services) => bus.Wrap(services);

    private async Task SendUntoldAsync(Caller sender, ChatCommand command, string id)
    {
        bus.IsBroken = true;
        int before = bus.Refused.Items.Count;
        await Chat.SendAsync(sender, command, id);
        // The message, and then the refusal.
        await bus.Refused.WaitForAsync(before + 2, Token);
        bus.IsBroken = false;
    }

    private string[] ContentsTold(Caller caller, string type) =>
    [
        .. Chat.Heard.FramesOf(caller.UserId).Where(frame => frame["type"]!.GetValue<string>() == type)
            .Select(frame => frame["content"]!.GetValue<string>()),
    ];

    private sealed class BrokenBus
    {
        public bool IsBroken { get; set; }

        public Recorder<string> Refused { get; } = new();

        public void Wrap(IServiceCollection services)
        {
            ServiceDescriptor inner = services.Last(service => service.ServiceType == typeof(IBus));
            services.AddSingleton<IBus>(provider => new Bus((IBus)inner.ImplementationFactory!(provider), this));
        }

        private sealed class Bus(IBus inner, BrokenBus owner) : IBus
        {
            public ValueTask PublishAsync(string topic, ReadOnlyMemory<BusMessage> messages, CancellationToken cancellationToken)
            {
                if (!owner.IsBroken || topic != Topics.ChatEvents)
                    return inner.PublishAsync(topic, messages, cancellationToken);
                owner.Refused.Add(topic);
                throw new DependencyUnavailableException("pubsub", "broken by the test");
            }
        }
    }
}
