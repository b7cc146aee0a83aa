using System.Net;
using System.Text.Json;
using BlazingSun.Platform;
using BlazingSun.Platform.PubSub;
using BlazingSun.Simulation.Nodes;

namespace BlazingSun.Simulation.Sidecars;

/// <summary>The sidecar's bulk publish.</summary>
internal static class SidecarPublish
{
    public static async Task<Reply?> HandleAsync(Node node, string topic, byte[] body)
    {
        BusMessage[] messages =
        [
            .. JsonElement.Parse(body).EnumerateArray().Select(entry => new BusMessage(
                entry.GetProperty("metadata").GetProperty("partitionKey").GetString()!, entry.GetProperty("event").GetBytesFromBase64())),
        ];
        try
        {
            await node.World.Broker.PublishAsync(node, topic, messages, CancellationToken.None);
            return Reply.NoContent;
        }
        catch (DependencyUnavailableException)
        {
            return node.World.Random.Chance(0.5) ? Reply.Error(HttpStatusCode.InternalServerError, "ERR_PUBSUB_PUBLISH_MESSAGE") : null;
        }
    }
}
