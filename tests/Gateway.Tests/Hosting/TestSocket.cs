using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using BlazingSun.Contracts.Ids;
using BlazingSun.Testing;

namespace BlazingSun.Gateway.Tests.Hosting;

/// <summary>A client: sends frames and records what comes back.</summary>
internal sealed class TestSocket : IDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly Recorder<string> _frames = new();
    private TaskCompletionSource _mayRead = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _next;

    public ConnectionId Connection { get; private set; }

    public IReadOnlyList<string> All => _frames.Items;

    public static async Task<TestSocket> OpenAsync(Uri address, Action<ClientWebSocketOptions>? options)
    {
        TestSocket socket = new();
        socket._mayRead.SetResult();
        options?.Invoke(socket._socket.Options);
        await socket._socket.ConnectAsync(address, TestContext.Current.CancellationToken);
        _ = socket.ReceiveAsync();
        return socket;
    }

    public Task SendAsync(string frame) => SendAsync(Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text);

    public Task SendAsync(byte[] frame, WebSocketMessageType type) =>
        _socket.SendAsync(frame, type, true, TestContext.Current.CancellationToken);

    public async Task AuthenticateAsync(string token)
    {
        await ExpectAsync("system.welcome");
        await SendAsync($$"""{"type":"system.authenticate","token":"{{token}}"}""");
        await ExpectAsync("system.authenticated");
    }

    /// <summary>The next frame that was not asked for yet.</summary>
    public async Task<string> NextTextAsync()
    {
        int index = _next++;
        IReadOnlyList<string> frames = await _frames.WaitForAsync(index + 1, TestContext.Current.CancellationToken);
        return frames[index];
    }

    public async Task<JsonElement> NextAsync() => JsonDocument.Parse(await NextTextAsync()).RootElement;

    public async Task<JsonElement> ExpectAsync(string type)
    {
        JsonElement frame = await NextAsync();
        Assert.Equal(type, frame.GetProperty("type").GetString());
        if (type == "system.welcome")
            Connection = new ConnectionId(frame.GetProperty("connectionId").GetGuid());
        return frame;
    }

    public async Task<JsonElement> ExpectErrorAsync(string code)
    {
        JsonElement frame = await ExpectAsync("system.error");
        Assert.Equal(code, frame.GetProperty("code").GetString());
        return frame;
    }

    /// <summary>Everything that was sent before this has been handled; answers to it come before.</summary>
    public async Task FenceAsync()
    {
        await SendAsync("""{"type":"system.heartbeat","id":"fence"}""");
        JsonElement frame = await ExpectAsync("system.heartbeat_ack");
        Assert.Equal("fence", frame.GetProperty("correlationId").GetString());
    }

    public async Task<int> CloseCodeAsync()
    {
        IReadOnlyList<string> frames = await _frames.WaitUntilAsync(
            all => all.Any(frame => frame.StartsWith("closed ", StringComparison.Ordinal)), TestContext.Current.CancellationToken);
        return int.Parse(frames.First(frame => frame.StartsWith("closed ", StringComparison.Ordinal))[7..], System.Globalization.CultureInfo.InvariantCulture);
    }

    public Task CloseAsync() => _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", TestContext.Current.CancellationToken);

    public void StopReading() => _mayRead = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void GoOnReading() => _mayRead.TrySetResult();

    public void Dispose() => _socket.Dispose();

    private async Task ReceiveAsync()
    {
        byte[] buffer = new byte[1 << 20];
        try
        {
            while (true)
            {
                await _mayRead.Task;
                int length = 0;
                ValueWebSocketReceiveResult result;
                do
                {
                    result = await _socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                    length += result.Count;
                }
                while (!result.EndOfMessage);
                if (result.MessageType == WebSocketMessageType.Close)
                {
                    _frames.Add($"closed {(int)_socket.CloseStatus!.Value}");
                    if (_socket.State == WebSocketState.CloseReceived)
                        await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
                    return;
                }

                _frames.Add(Encoding.UTF8.GetString(buffer, 0, length));
            }
        }
        catch (Exception exception) when (exception is WebSocketException or ObjectDisposedException or OperationCanceledException)
        {
            _frames.Add("closed 1006");
        }
    }
}
