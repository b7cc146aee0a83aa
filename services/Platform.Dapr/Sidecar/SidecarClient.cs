using System.Net;
using BlazingSun.Platform.Telemetry;
using Microsoft.Extensions.Options;

namespace BlazingSun.Platform.Dapr.Sidecar;

/// <summary>Calls the sidecar's HTTP API, with its token and with deadlines of its own.</summary>
internal sealed class SidecarClient : ISidecarClient, IDisposable
{
    /// <summary>The header of tokens in both directions.</summary>
    internal const string TokenHeader = "dapr-api-token";

    private readonly HttpClient _http;
    private readonly DaprOptions _options;
    private readonly TimeProvider _time;

    public SidecarClient(IOptions<DaprOptions> options, TimeProvider time)
    {
        (_options, _time) = (options.Value, time);
        SocketsHttpHandler handler = new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectTimeout = _options.CallTimeout,
            PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
        };
        _http = new HttpClient(handler) { BaseAddress = new Uri(_options.HttpEndpoint), Timeout = Timeout.InfiniteTimeSpan };
        if (_options.ApiToken.Length > 0)
            _http.DefaultRequestHeaders.Add(TokenHeader, _options.ApiToken);
    }

    /// <inheritdoc/>
    public async Task<HttpResponseMessage> SendAsync(
        string dependency, HttpRequestMessage request, CancellationToken cancellationToken, TimeSpan? timeout = null)
    {
        TimeSpan patience = timeout ?? _options.CallTimeout;
        using CancellationTokenSource deadline = new(patience, _time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        long began = _time.GetTimestamp();
        try
        {
            HttpResponseMessage response = await _http.SendAsync(request, HttpCompletionOption.ResponseContentRead, either.Token);
            PlatformMetrics.Answered(dependency, _time.GetElapsedTime(began));
            if (!await RefusesTokenAsync(response))
                return response;
            response.Dispose();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            PlatformMetrics.Failed(dependency);

            // Its stack says nothing more, and while a sidecar is away there are thousands of them in the log.
            throw new DependencyUnavailableException(dependency, $"the sidecar did not answer within {patience.TotalSeconds} s");
        }
        catch (HttpRequestException error)
        {
            PlatformMetrics.Failed(dependency);
            throw new DependencyUnavailableException(dependency, $"the sidecar at {_options.HttpEndpoint} cannot be reached ({error.Message})");
        }

        throw new DependencyUnavailableException(dependency, "the sidecar refuses the token (Dapr:ApiToken)");
    }

    // Another app's 401 comes the same way, but in other words.
    private static async ValueTask<bool> RefusesTokenAsync(HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.Unauthorized
        && (await response.Content.ReadAsByteArrayAsync()).AsSpan().StartsWith("invalid api token"u8);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();
}
