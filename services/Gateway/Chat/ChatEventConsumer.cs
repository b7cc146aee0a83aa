using BlazingSun.Contracts.Bus;
using BlazingSun.Gateway.FanOut;
using BlazingSun.Platform.PubSub;

namespace BlazingSun.Gateway.Chat;

/// <summary>Everything that Chat tells the gateways.</summary>
internal sealed class ChatEventConsumer(ChatDispatch dispatch, EventTraffic traffic, DeadLetters deadLetters, ILogger<ChatEventConsumer> log)
    : EventConsumer(Topics.ChatEvents, traffic, deadLetters, log)
{
    protected override void Handle(ReadOnlyMemory<byte> message) => dispatch.Handle(message);
}
