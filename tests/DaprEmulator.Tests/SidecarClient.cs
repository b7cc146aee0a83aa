using BlazingSun.Recordings;

namespace BlazingSun.DaprEmulator.Tests;

/// <summary>Calls a sidecar as the recording's client did.</summary>
internal sealed class SidecarClient : IDisposable
{
    private static readonly UriCreationOptions Verbatim = new() { DangerousDisablePathAndQueryCanonicalization = true };
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false });

    public void Dispose() => _client.Dispose();

    internal Task<RecordedResponse> SendAsync(Sidecar sidecar, RecordedRequest request, CancellationToken cancellationToken) =>
        SendAsync(sidecar, request, request.Path, request.Body, cancellationToken);

    internal Task<RecordedResponse> SendAsync(
        Sidecar sidecar, string method, string path, string? body, CancellationToken cancellationToken) =>
        SendAsync(sidecar, new RecordedRequest(method, path, new Dictionary<string, string>(), body), path, body, cancellationToken);

    internal async Task<RecordedResponse> SendAsync(
        Sidecar sidecar, RecordedRequest request, string path, string? body, CancellationToken cancellationToken)
    {
        using HttpRequestMessage message = new(new HttpMethod(request.Method), new Uri($"http://127.0.0.1:{sidecar.HttpPort}{path}", Verbatim));
        if (body is not null)
            message.Content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(body));
        else if (request.Method == "POST")
            message.Content = new ByteArrayContent([]) { Headers = { ContentType = new("application/octet-stream") } };
        foreach ((string name, string value) in request.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
                message.Content?.Headers.TryAddWithoutValidation(name, value);
        }

        using HttpResponseMessage response = await _client.SendAsync(message, cancellationToken);
        return new RecordedResponse(
            (int)response.StatusCode,
            response.Headers.Concat(response.Content.Headers).ToDictionary(
                header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
            await response.Content.ReadAsStringAsync(cancellationToken));
    }
}
