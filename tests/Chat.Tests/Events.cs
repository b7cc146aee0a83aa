using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Json;
using BlazingSun.Platform.PubSub;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.Tests;

/// <summary>What gateways say, beside commands.</summary>
internal static class Events
{
    public static Task TellAsync(this ChatHost chat, string type, UserConnection connection) => chat.PublishAsync(
        Topics.SystemEvents, connection.UserId.ToString(), type, connection, ContractsJson.Default.EnvelopeUserConnection);

    public static Task TellAsync(this ChatHost chat, PresenceChange change) => chat.PublishAsync(
        Topics.GatewayPresence, change.UserId.ToString(), EventTypes.PresenceChanged, change, ContractsJson.Default.EnvelopePresenceChange);

    /// <summary>What a gateway says of somebody, as it stands on the topic.</summary>
    public static BusMessage MessageOf(this ChatHost chat, PresenceChange change) =>
        chat.MessageOf(change.UserId.ToString(), EventTypes.PresenceChanged, change, ContractsJson.Default.EnvelopePresenceChange);

    public static Task TellAsync(this ChatHost chat, LobbyCounts counts) => chat.PublishAsync(
        Topics.GatewayPresence, counts.GatewayId.ToString(), EventTypes.LobbyCounts, counts, ContractsJson.Default.EnvelopeLobbyCounts);

    private static async Task PublishAsync<TPayload>(
        this ChatHost chat, string topic, string key, string type, TPayload payload, JsonTypeInfo<Envelope<TPayload>> json) =>
        await chat.Services.GetRequiredService<IBus>().PublishAsync(
            topic, chat.MessageOf(key, type, payload, json), TestContext.Current.CancellationToken);

    private static BusMessage MessageOf<TPayload>(
        this ChatHost chat, string key, string type, TPayload payload, JsonTypeInfo<Envelope<TPayload>> json)
    {
        Envelope<TPayload> told = new()
        {
            EventId = chat.Services.GetRequiredService<IIdSource>().New(),
            EventType = type,
            Timestamp = chat.Time.GetUtcNow(),
            Producer = "test",
            Payload = payload,
        };
        return new BusMessage(key, JsonSerializer.SerializeToUtf8Bytes(told, json));
    }
}
