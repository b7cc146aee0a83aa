using System.Collections.Concurrent;
using System.Net;
using BlazingSun.Platform.Dapr.Sidecar;
using BlazingSun.Platform.PubSub;
using Microsoft.Extensions.Options;

namespace BlazingSun.Platform.Dapr.PubSub;

/// <summary>Publishes through the sidecar: bytes as they are, with the key as the broker's key.</summary>
internal sealed class DaprBus(ISidecarClient sidecar, IOptions<DaprOptions> options, TimeProvider time) : IBus
{
    /// <summary>The name on the health page.</summary>
    internal const string Dependency = "pubsub";

    private readonly ConcurrentDictionary<string, TopicLine> _lines = new(StringComparer.Ordinal);

    public async ValueTask PublishAsync(string topic, ReadOnlyMemory<BusMessage> messages, CancellationToken cancellationToken) =>
        await _lines.GetOrAdd(topic, NewLine).PublishAsync(messages, cancellationToken);

    private TopicLine NewLine(string topic) => new(topic, SendAsync, options.Value.PublishBatch, options.Value.CallTimeout, time);

    private async Task SendAsync(string topic, BulkPublish batch)
    {
        string path = $"/v1.0-alpha1/publish/bulk/{options.Value.PubSub}/{topic}?metadata.rawPayload=true";
        using HttpRequestMessage request = new(HttpMethod.Post, path) { Content = batch.Content() };
        using HttpResponseMessage response = await sidecar.SendAsync(Dependency, request, CancellationToken.None);
        if (response.StatusCode is HttpStatusCode.NoContent)
        {
            batch.Settle();
            return;
        }

        DependencyUnavailableException reason = await SidecarError.ExceptionAsync(Dependency, response, CancellationToken.None);
        batch.Fail(await response.Content.ReadAsByteArrayAsync(), reason);
    }
}
