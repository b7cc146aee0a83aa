using System.Net;
using BlazingSun.DaprEmulator.Faults;

namespace BlazingSun.DaprEmulator.Http;

/// <summary>What an app answered.</summary>
internal sealed record AppAnswer(HttpStatusCode Status, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body)
{
    internal bool IsSuccess => (int)Status is >= 200 and < 300;

    internal string? Header(string name) =>
        Headers.FirstOrDefault(header => string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase)).Value;
}

/// <summary>Calls the app beside a sidecar. A call that gets no answer throws <see cref="HttpRequestException"/>.</summary>
internal sealed class AppChannel : IDisposable
{
    private static readonly UriCreationOptions Verbatim = new() { DangerousDisablePathAndQueryCanonicalization = true };
    private readonly Sidecar _sidecar;
    private readonly string? _token;
    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    internal AppChannel(Sidecar sidecar, string? token) => (_sidecar, _token) = (sidecar, token);

    /// <summary>A call with the app's token.</summary>
    internal Task<AppAnswer> CallAsync(
        string method, string path, IEnumerable<KeyValuePair<string, string>> headers, byte[] body, CancellationToken cancellationToken) =>
        SendAsync(method, path, _token is null ? headers : headers.Append(new("dapr-api-token", _token)), body, cancellationToken);

    /// <summary>A call without the token, as the health probe makes it.</summary>
    internal async Task<AppAnswer> SendAsync(
        string method, string path, IEnumerable<KeyValuePair<string, string>> headers, byte[] body, CancellationToken cancellationToken)
    {
        CallFault? fault = _sidecar.World.Faults.Take(Callee.App, _sidecar.AppId, method, path);
        if (fault is CallFault.Silence)
            await Task.Delay(Timeout.InfiniteTimeSpan, _sidecar.World.Time, cancellationToken);
        if (fault is CallFault.Cut)
            throw new HttpRequestException("EOF");
        if (fault is CallFault.Refuse)
            return new AppAnswer(HttpStatusCode.InternalServerError, [], []);
        AppAnswer answer = await ReallySendAsync(method, path, headers, body, cancellationToken);
        return fault switch
        {
            CallFault.LoseAnswer => throw new HttpRequestException("EOF"),
            CallFault.FailAfter => new AppAnswer(HttpStatusCode.InternalServerError, [], []),
            _ => answer,
        };
    }

    public void Dispose() => _client.Dispose();

    private async Task<AppAnswer> ReallySendAsync(
        string method, string path, IEnumerable<KeyValuePair<string, string>> headers, byte[] body, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), new Uri($"http://127.0.0.1:{_sidecar.AppPort}{path}", Verbatim));
        if (body.Length > 0 || method is "POST" or "PUT")
            request.Content = new ByteArrayContent(body);
        foreach ((string name, string value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
                (request.Content ??= new ByteArrayContent([])).Headers.TryAddWithoutValidation(name, value);
        }

        using HttpResponseMessage response = await SendAsync(request, cancellationToken);
        return new AppAnswer(
            response.StatusCode,
            [.. response.Headers.Concat(response.Content.Headers).Select(header => KeyValuePair.Create(header.Key, string.Join(", ", header.Value)))],
            await response.Content.ReadAsByteArrayAsync(cancellationToken));
    }

    // A killed sidecar's deliveries and calls may find its connections closed before they see that it is gone.
    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await _client.SendAsync(request, cancellationToken);
        }
        catch (ObjectDisposedException) when (_sidecar.Killed.IsCancellationRequested)
        {
            throw new OperationCanceledException(_sidecar.Killed);
        }
    }
}
