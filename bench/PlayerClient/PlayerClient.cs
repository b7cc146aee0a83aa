using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using BlazingSun.Players.Frames;

namespace BlazingSun.Players;

/// <summary>
/// A player's connection for tests: sends commands, keeps every frame that came and waits for the ones that matter.
/// One task at a time may wait with <see cref="NextAsync(Func{Frame, bool}, CancellationToken)"/>.
/// </summary>
public sealed class PlayerClient : IAsyncDisposable
{
    private readonly FrameSocket _socket;
    private readonly FrameLog _log = new();
    private readonly string _prefix;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _reading;
    private int _ids;
    private int _next;

    private PlayerClient(FrameSocket socket, string prefix)
    {
        _socket = socket;
        _prefix = prefix;
        _reading = ReadAsync();
    }

    /// <summary>All frames so far, in order.</summary>
    public IReadOnlyList<Frame> Frames => _log.Snapshot();

    /// <summary>Connects; the server's welcome is the first frame.</summary>
    /// <param name="address">The address of <c>/ws</c> or <c>/ws/games</c>.</param>
    /// <param name="cancel">Ends the attempt.</param>
    /// <param name="headers">Further request headers, for example a cookie or an origin.</param>
    /// <param name="idPrefix">Put before the command ids 1, 2, 3 …; ids are remembered per user, so two clients of one user need two prefixes.</param>
    /// <exception cref="WebSocketException">The server cannot be reached or refuses.</exception>
    public static async Task<PlayerClient> ConnectAsync(
        Uri address, CancellationToken cancel, IReadOnlyDictionary<string, string>? headers = null, string idPrefix = "c") =>
        new(await FrameSocket.ConnectAsync(address, cancel, headers), idPrefix);

    /// <summary>Shows the token and waits for the answer, <c>system.authenticated</c> or an error.</summary>
    public async Task<Frame> AuthenticateAsync(string token, CancellationToken cancel)
    {
        await SendTextAsync(new JsonObject { ["type"] = "system.authenticate", ["token"] = token }.ToJsonString(), cancel);
        return await NextAsync(frame => frame.Type is "system.authenticated" or "system.error", cancel);
    }

    /// <summary>Sends a command with a fresh id, which it returns.</summary>
    /// <param name="type">The whole type, for example <c>games.command.ready</c>.</param>
    /// <param name="fields">The command's other fields; an <c>id</c> in it is kept.</param>
    /// <param name="cancel">Ends the attempt.</param>
    public async Task<string> SendAsync(string type, JsonObject? fields, CancellationToken cancel)
    {
        JsonObject command = fields ?? [];
        command["type"] = type;
        string id = command["id"]?.GetValue<string>() ?? NextId();
        command["id"] = id;
        await SendTextAsync(command.ToJsonString(), cancel);
        return id;
    }

    /// <summary>Sends a command and returns the first frame that carries its id.</summary>
    /// <exception cref="InvalidOperationException">The connection ended before the answer.</exception>
    public async Task<Frame> AskAsync(string type, JsonObject? fields, CancellationToken cancel)
    {
        int from = Frames.Count;
        string id = await SendAsync(type, fields, cancel);
        return (await _log.FindAsync(from, frame => frame.CorrelationId == id, cancel))?.Frame ?? throw Ended();
    }

    /// <summary>Sends any text as one message.</summary>
    public Task SendTextAsync(string text, CancellationToken cancel) => _socket.SendAsync(text, cancel);

    /// <summary>Sends any bytes as one binary message.</summary>
    public Task SendBinaryAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel) =>
        _socket.SendAsync(bytes, cancel, WebSocketMessageType.Binary);

    /// <summary>The next frame of a type, behind the one that this method returned last; frames between are skipped.</summary>
    /// <exception cref="InvalidOperationException">The connection ended before it.</exception>
    public Task<Frame> NextAsync(string type, CancellationToken cancel) => NextAsync(frame => frame.Type == type, cancel);

    /// <summary>The next frame that fits, behind the one that this method returned last; frames between are skipped.</summary>
    /// <exception cref="InvalidOperationException">The connection ended before it.</exception>
    public async Task<Frame> NextAsync(Func<Frame, bool> fits, CancellationToken cancel)
    {
        (Frame frame, int index) = await _log.FindAsync(_next, fits, cancel) ?? throw Ended();
        _next = index + 1;
        return frame;
    }

    /// <summary>Waits for the end of the connection; the server's close code, null when it broke without one.</summary>
    public async Task<int?> ClosedAsync(CancellationToken cancel)
    {
        await _reading.WaitAsync(cancel);
        return (int?)_socket.CloseStatus;
    }

    /// <summary>Says goodbye to the server, as a page does that is closed.</summary>
    public Task CloseAsync(CancellationToken cancel) => _socket.CloseAsync(cancel);

    /// <summary>Cuts the connection without a goodbye.</summary>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _socket.DisposeAsync();
        await _reading;
        _end.Dispose();
    }

    private async Task ReadAsync()
    {
        try
        {
            while (await _socket.ReceiveAsync(_end.Token) is { } message)
                _log.Add(Frame.Parse(message));
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }
        finally
        {
            _log.End();
        }
    }

    private string NextId() => _prefix + Interlocked.Increment(ref _ids).ToString(CultureInfo.InvariantCulture);

    private InvalidOperationException Ended() =>
        new($"The connection ended ({_socket.CloseStatus?.ToString() ?? "broken"}) before the frame came; the last was "
            + (Frames.Count > 0 ? Frames[^1].Json.GetRawText() : "none"));
}
