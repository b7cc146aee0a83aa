using BlazingSun.Contracts.Bus;
using BlazingSun.Platform.PubSub;

namespace BlazingSun.Gateway.FanOut;

/// <summary>Everything that Games tells the gateways.</summary>
internal sealed class FanOutConsumer(EventDispatch dispatch, EventTraffic traffic, DeadLetters deadLetters, ILogger<FanOutConsumer> log)
    : EventConsumer(Topics.GamesEvents, traffic, deadLetters, log)
{
    protected override void Handle(ReadOnlyMemory<byte> message) => dispatch.Handle(message);
}
