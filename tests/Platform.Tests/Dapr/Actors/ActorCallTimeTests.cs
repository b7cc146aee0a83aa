using System.Net;
using System.Text.Json;
using BlazingSun.Platform.Dapr.Actors;
using BlazingSun.Platform.Dapr.Sidecar;
using BlazingSun.Testing;
using Microsoft.Extensions.Options;

namespace BlazingSun.Platform.Tests.Dapr.Actors;

/// <summary>How long a call of an actor goes on.</summary>
public sealed class ActorCallTimeTests
{
    private readonly VirtualTimeProvider _time = new();

    /// <summary>Recorded answers take no time; that of a sidecar that waits for placement takes seconds.</summary>
    [Theory]
    [InlineData(4.97)]
    [InlineData(5)]
    public async Task An_answer_that_leaves_no_time_for_another_attempt_is_the_last(double seconds)
    {
        SlowSidecar sidecar = new(_time, TimeSpan.FromSeconds(seconds));
        DaprActorClient client = new(sidecar, Options.Create(new DaprActorOptions { ActorCallTimeout = TimeSpan.FromSeconds(5) }), _time);

        Task call = client.InvokeAsync(RoomActorStub.Hello, "r1", JsonElement.Parse("{}"), TestContext.Current.CancellationToken).AsTask();
        _time.Advance(TimeSpan.FromSeconds(1));

        await Assert.ThrowsAsync<DependencyUnavailableException>(() => call);
        Assert.Equal([TimeSpan.FromSeconds(5)], sidecar.Patience);
    }

    private sealed class SlowSidecar(VirtualTimeProvider time, TimeSpan answersAfter) : ISidecarClient
    {
        public List<TimeSpan> Patience { get; } = [];

        public Task<HttpResponseMessage> SendAsync(
            string dependency, HttpRequestMessage request, CancellationToken cancellationToken, TimeSpan? timeout = null)
        {
            Patience.Add(timeout!.Value);
            time.Advance(answersAfter);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.InternalServerError) { Content = new StringContent("{}") });
        }
    }
}
