using BlazingSun.Gateway.Sockets;

namespace BlazingSun.Gateway.Lobbies;

/// <summary>One lobby's subscribers. Of updates that come faster than <paramref name="interval"/> only the newest is sent.</summary>
internal sealed class RoomList(string lobby, TimeSpan interval, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly HashSet<ClientSocket> _sockets = [];
    private ReadOnlyMemory<byte>? _latest;
    private long? _sentAt;
    private ITimer? _timer;

    public string Lobby => lobby;

    /// <summary>Something was published, so the lobby exists.</summary>
    public bool HadNews
    {
        get
        {
            lock (_gate)
                return _sentAt is not null;
        }
    }

    public int Subscribers
    {
        get
        {
            lock (_gate)
                return _sockets.Count;
        }
    }

    public void Add(ClientSocket socket)
    {
        lock (_gate)
        {
            _sockets.Add(socket);
        }
    }

    public void Remove(ClientSocket socket)
    {
        lock (_gate)
        {
            _sockets.Remove(socket);
        }
    }

    public void Publish(ReadOnlyMemory<byte> frame)
    {
        lock (_gate)
        {
            bool isWaiting = _latest is not null;
            _latest = frame;
            if (isWaiting)
                return;
            TimeSpan wait = _sentAt is { } sent ? interval - time.GetElapsedTime(sent) : TimeSpan.Zero;
            if (wait <= TimeSpan.Zero)
                Send();
            else if (_timer is null)
                _timer = time.CreateTimer(_ => SendLate(), null, wait, Timeout.InfiniteTimeSpan);
            else
                _timer.Change(wait, Timeout.InfiniteTimeSpan);
        }
    }

    private void SendLate()
    {
        lock (_gate)
        {
            Send();
        }
    }

    private void Send()
    {
        if (_latest is not { } frame)
            return;
        _latest = null;
        _sentAt = time.GetTimestamp();
        foreach (ClientSocket socket in _sockets)
            socket.Send(frame);
    }
}
