using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using Google.Protobuf;
using Microsoft.Extensions.Options;

namespace BlazingSun.Platform.Dapr.Sidecar;

/// <summary>Calls the sidecar's gRPC API over HTTP/2 without TLS. All failures are <see cref="GrpcException"/>.</summary>
internal sealed class GrpcClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly DaprOptions _options;
    private readonly TimeProvider _time;

    public GrpcClient(IOptions<DaprOptions> options, TimeProvider time)
    {
        (_options, _time) = (options.Value, time);
        SocketsHttpHandler handler = new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectTimeout = _options.CallTimeout,

            // The sidecar closes a connection with more than one ping in 8 s.
            KeepAlivePingDelay = TimeSpan.FromSeconds(20),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(10),
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
        };
        _http = new HttpClient(handler) { BaseAddress = new Uri(_options.GrpcEndpoint), Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>One request, one answer, within the timeout (default <see cref="DaprOptions.CallTimeout"/>).</summary>
    internal async Task<TResponse> CallAsync<TResponse>(
        string method, IMessage request, MessageParser<TResponse> parser, CancellationToken cancellationToken, TimeSpan? timeout = null)
        where TResponse : class, IMessage<TResponse>, new()
    {
        using CancellationTokenSource deadline = new(timeout ?? _options.CallTimeout, _time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            TResponse? answer = null;
            await foreach (TResponse message in StreamAsync(method, request, parser, null, either.Token))
                answer = message;
            return answer ?? throw new GrpcException(GrpcStatus.Internal, $"{method} ended without an answer");
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new GrpcException(GrpcStatus.DeadlineExceeded, $"{method} had no answer in time", error);
        }
    }

    /// <summary>One request, any number of answers.</summary>
    /// <param name="method">Service and method.</param>
    /// <param name="request">The request.</param>
    /// <param name="parser">Of the answers.</param>
    /// <param name="answered">Called when the sidecar has begun to answer, which may be with its first message.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    internal async IAsyncEnumerable<TResponse> StreamAsync<TResponse>(
        string method,
        IMessage request,
        MessageParser<TResponse> parser,
        Action? answered,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TResponse : class, IMessage<TResponse>
    {
        using HttpResponseMessage response = await LostAsUnavailable(SendAsync(method, request, cancellationToken));
        ThrowUnlessOk(response, response.Headers);
        answered?.Invoke();
        await using Stream stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        while (await LostAsUnavailable(GrpcFrame.ReadAsync(stream, parser, cancellationToken).AsTask()) is { } message)
            yield return message;
        if (!ThrowUnlessOk(response, response.TrailingHeaders) && !ThrowUnlessOk(response, response.Headers))
            throw new GrpcException(GrpcStatus.Unavailable, $"{method} ended without a status");
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> SendAsync(string method, IMessage request, CancellationToken cancellationToken)
    {
        using HttpRequestMessage message = new(HttpMethod.Post, method)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = GrpcFrame.Write(request),
        };
        message.Headers.TE.ParseAdd("trailers");
        if (_options.ApiToken.Length > 0)
            message.Headers.Add(SidecarClient.TokenHeader, _options.ApiToken);
        return await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    // A connection that is not made in time ends as if somebody had cancelled it.
    private async Task<T> LostAsUnavailable<T>(Task<T> step)
    {
        try
        {
            return await step;
        }
        catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException { InnerException: TimeoutException })
        {
            throw new GrpcException(GrpcStatus.Unavailable, $"the sidecar at {_options.GrpcEndpoint} is lost", error);
        }
    }

    /// <returns>False when there is no status.</returns>
    private static bool ThrowUnlessOk(HttpResponseMessage response, System.Net.Http.Headers.HttpResponseHeaders headers)
    {
        if (response.StatusCode is not HttpStatusCode.OK)
            throw new GrpcException(GrpcStatus.Unavailable, $"HTTP status {(int)response.StatusCode}");
        if (!headers.TryGetValues("grpc-status", out IEnumerable<string>? values))
            return false;
        GrpcStatus status = (GrpcStatus)int.Parse(values.First(), CultureInfo.InvariantCulture);
        if (status is GrpcStatus.Ok)
            return true;
        string detail = headers.TryGetValues("grpc-message", out IEnumerable<string>? texts) ? Uri.UnescapeDataString(texts.First()) : "";
        throw new GrpcException(status, detail);
    }
}
