using System.Diagnostics;
using BlazingSun.Players;
using BlazingSun.Players.Frames;

namespace BlazingSun.Load.Lobbies;

/// <summary>Reads what is said in the lobby: every message once and in order.</summary>
internal sealed class Listener(FrameSocket socket, Action<TimeSpan> onMessage, Violations violations)
{
    private long _last;

    public async Task ListenAsync(CancellationToken cancel)
    {
        while (await socket.ReceiveAsync(cancel) is { } frame)
            Hear(frame.Span);
        cancel.ThrowIfCancellationRequested();
        violations.Add($"lobby: a socket ended ({socket.CloseStatus} {socket.CloseReason})");
    }

    private void Hear(ReadOnlySpan<byte> frame)
    {
        if (!SpokenText.TryRead(frame, out long number, out long sentAt))
        {
            if (frame.IndexOf("\"system.error\""u8) >= 0)
                violations.Add($"lobby: {System.Text.Encoding.UTF8.GetString(frame)}");
            return;
        }

        if (number != _last + 1)
            violations.Add($"lobby: message {number} came after {_last}");
        _last = number;
        onMessage(Stopwatch.GetElapsedTime(sentAt));
    }
}
