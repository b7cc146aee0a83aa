using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using BlazingSun.Gateway.Commands;
using BlazingSun.Gateway.RateLimits;
using BlazingSun.Gateway.Sockets;

namespace BlazingSun.Gateway.Sync;

/// <summary>Asks Chat how much a user has not read. While Chat does not answer, nobody asks and waits for a time.</summary>
internal sealed class UnreadDesk(CommandQueue commands, [FromKeyedServices("questions")] AttemptLimit questions, TimeProvider time)
{
    /// <summary>So long a snapshot waits for the answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private readonly Lock _gate = new();
    private long? _missedAt;

    /// <summary>Whether Chat is asked now. Whoever asks too much has to do without, as while Chat is away.</summary>
    public bool MayAsk(UserId user) => !IsPausing && questions.TryCount(user.ToString()) == TimeSpan.Zero;

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

    private bool IsPausing
    {
        get
        {
            lock (_gate)
            {
                return _missedAt is { } missed && time.GetElapsedTime(missed) < Pause;
            }
        }
    }
}
