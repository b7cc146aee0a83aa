using BlazingSun.Contracts.Commands;
using BlazingSun.Gateway.Commands;
using BlazingSun.Gateway.Sockets;

namespace BlazingSun.Gateway.Sync;

/// <summary>Asks Chat how much a user has not read. While Chat does not answer, nobody asks and waits for a time.</summary>
internal sealed class UnreadDesk(CommandQueue commands, TimeProvider time)
{
    /// <summary>So long a snapshot waits for the answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private readonly Lock _gate = new();
    private long? _missedAt;

    public bool IsPausing
    {
        get
        {
            lock (_gate)
            {
                return _missedAt is { } missed && time.GetElapsedTime(missed) < Pause;
            }
        }
    }

    public void Ask(ClientSocket socket) => commands.Send(socket, new CountUnread(), correlationId: null);

    /// <summary>Chat has answered, be it late.</summary>
    public void Heard()
    {
        lock (_gate)
        {
            _missedAt = null;
        }
    }

    /// <summary>Chat has not answered in time.</summary>
    public void Missed()
    {
        lock (_gate)
        {
            _missedAt = time.GetTimestamp();
        }
    }
}
