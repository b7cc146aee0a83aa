using System.Net;
using System.Text.Json;
using BlazingSun.Platform.Actors;
using BlazingSun.Platform.Dapr.Sidecar;
using Microsoft.Extensions.Options;

namespace BlazingSun.Platform.Dapr.Actors;

/// <summary>Calls actors through the sidecar, and again as long as there is time while they move to another host.</summary>
internal sealed class DaprActorClient(ISidecarClient sidecar, IOptions<DaprActorOptions> options, TimeProvider time) : IActorClient
{
    private const string Dependency = "actors";
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    public async ValueTask<TResponse> InvokeAsync<TRequest, TResponse>(
        ActorMethod<TRequest, TResponse> method, string actorId, TRequest request, CancellationToken cancellationToken)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(request, method.Request);
        string path = $"{ActorPath.Of(method.ActorType, actorId)}/method/{Uri.EscapeDataString(method.Name)}";
        return JsonSerializer.Deserialize(await CallAsync(path, body, cancellationToken), method.Response)!;
    }

    private async ValueTask<byte[]> CallAsync(string path, byte[] body, CancellationToken cancellationToken)
    {
        long began = time.GetTimestamp();
        for (TimeSpan pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            using HttpRequestMessage request = new(HttpMethod.Post, path) { Content = SidecarContent.Json(body) };
            using HttpResponseMessage response = await sidecar.SendAsync(Dependency, request, cancellationToken, Patience(began));
            if (response.StatusCode is HttpStatusCode.OK)
                return await ReadAsync(response, cancellationToken);
            SidecarError error = await SidecarError.ReadAsync(response, cancellationToken);
            ThrowIfForGood(error);
            if (Left(began) <= pause)
                throw await SidecarError.ExceptionAsync(Dependency, response, cancellationToken);
            await Task.Delay(pause, time, cancellationToken);
        }
    }

    private TimeSpan Left(long began) => options.Value.ActorCallTimeout - time.GetElapsedTime(began);

    // A pause may have taken longer than it should.
    private TimeSpan Patience(long began) => Left(began) is var left && left > FirstPause ? left : FirstPause;

    private static async ValueTask<byte[]> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        byte[] answer = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return response.Headers.Contains(ActorFailure.Header) ? throw ActorFailure.Read(answer) : answer;
    }

    // What the host said is told only by the text; everything else passes when placement has settled or the app is back.
    private static void ThrowIfForGood(SidecarError error)
    {
        if (error.Message?.Contains("actor method not found", StringComparison.Ordinal) is true)
            throw new ActorFailedException("NotFound", error.Message);
    }
}
