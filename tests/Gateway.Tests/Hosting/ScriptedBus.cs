using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.PubSub;

namespace BlazingSun.Gateway.Tests.Hosting;

/// <summary>What the other apps say, as messages of the bus.</summary>
internal sealed class ScriptedBus(IBus bus, IIdSource ids, TimeProvider time)
{
    public async Task PublishAsync<TPayload>(
        string topic, string key, string type, TPayload payload, Audience? audience, JsonTypeInfo<Envelope<TPayload>> json)
    {
        Envelope<TPayload> envelope = new()
        {
            EventId = ids.New(),
            EventType = type,
            Timestamp = time.GetUtcNow(),
            Producer = "script",
            Audience = audience,
            Payload = payload,
        };
        await bus.PublishAsync(topic, new BusMessage(key, JsonSerializer.SerializeToUtf8Bytes(envelope, json)), CancellationToken.None);
    }

    public Task PublishRawAsync(string topic, string key, string body) =>
        bus.PublishAsync(topic, new BusMessage(key, Encoding.UTF8.GetBytes(body)), CancellationToken.None).AsTask();
}
