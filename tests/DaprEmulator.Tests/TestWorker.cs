using System.Buffers.Binary;
using System.Net;
using System.Threading.Channels;
using BlazingSun.DaprEmulator.Workflows.Protocol;
using BlazingSun.Testing;

namespace BlazingSun.DaprEmulator.Tests;

/// <summary>A workflow worker that only takes and gives messages.</summary>
internal sealed class TestWorker : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false, EnableMultipleHttp2Connections = true });
    private readonly Channel<WorkItem> _items = Channel.CreateUnbounded<WorkItem>();
    private readonly CancellationTokenSource _stop = new();
    private readonly Sidecar _sidecar;

    internal TestWorker(Sidecar sidecar) => _sidecar = sidecar;

    /// <summary>How the stream ended: a gRPC status, or null when the connection broke.</summary>
    internal Task<string?>? Ended { get; private set; }

    public void Dispose()
    {
        _stop.Cancel();
        _client.Dispose();
    }

    internal async Task<TestWorker> ConnectAsync()
    {
        Ended = ReadAsync(SendAsync("GetWorkItems", []));
        await Wait.UntilAsync(() => _sidecar.Workers.Count > 0, _stop.Token);
        return this;
    }

    internal ValueTask<WorkItem> NextAsync(CancellationToken cancellationToken) => _items.Reader.ReadAsync(cancellationToken);

    internal async Task<string?> CallAsync(string rpc, byte[] message)
    {
        using HttpResponseMessage response = await SendAsync(rpc, message);
        await response.Content.ReadAsByteArrayAsync(_stop.Token);
        return Status(response);
    }

    private async Task<string?> ReadAsync(Task<HttpResponseMessage> answering)
    {
        try
        {
            using HttpResponseMessage response = await answering;
            using Stream stream = await response.Content.ReadAsStreamAsync(_stop.Token);
            byte[] prefix = new byte[5];
            while (await stream.ReadAtLeastAsync(prefix, 5, throwOnEndOfStream: false, _stop.Token) == 5)
            {
                byte[] message = new byte[BinaryPrimitives.ReadInt32BigEndian(prefix.AsSpan(1))];
                await stream.ReadExactlyAsync(message, _stop.Token);
                await _items.Writer.WriteAsync(WorkItem.Parser.ParseFrom(message), _stop.Token);
            }

            return Status(response);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            return null;
        }
    }

    private async Task<HttpResponseMessage> SendAsync(string rpc, byte[] message)
    {
        byte[] frame = new byte[5 + message.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame, 5);
        HttpRequestMessage request = new(HttpMethod.Post, $"http://127.0.0.1:{_sidecar.GrpcPort}/TaskHubSidecarService/{rpc}")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(frame) { Headers = { ContentType = new("application/grpc") } },
        };
        request.Headers.TE.ParseAdd("trailers");
        return await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, _stop.Token);
    }

    private static string? Status(HttpResponseMessage response) =>
        (response.TrailingHeaders.TryGetValues("grpc-status", out IEnumerable<string>? values)
            || response.Headers.TryGetValues("grpc-status", out values)) ? values.First() : null;
}
