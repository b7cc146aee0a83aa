using BlazingSun.Platform.Dapr.Sidecar;
using BlazingSun.Recordings;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Platform.Tests.Dapr;

/// <summary>Calls the sidecar as the ports do.</summary>
internal sealed class SidecarProbe(IServiceProvider services)
{
    /// <summary>Something that the other side takes its time for.</summary>
    public async Task DeliverAsync()
    {
        RecordedRequest delivery = Recording.Exchanges("pubsub.app", "bulk: 404")[0].Request;
        using HttpRequestMessage request = new(HttpMethod.Post, "/dapr/events/pubsub/x") { Content = new StringContent(delivery.Body!) };
        using HttpResponseMessage response = await services.GetRequiredService<ISidecarClient>()
            .SendAsync("rooms", request, TestContext.Current.CancellationToken);
    }
}
