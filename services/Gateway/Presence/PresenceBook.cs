using System.Threading.Channels;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Gateway.Sockets;
using BlazingSun.Platform.Presence;

namespace BlazingSun.Gateway.Presence;

/// <summary>The users' sockets here, those that closed a moment ago among them, and of whom the store has to hear.</summary>
internal sealed class PresenceBook(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<UserId, UserSockets> _users = [];
    private readonly HashSet<UserId> _due = [];
    private readonly Queue<UserId> _line = new();
    private readonly HashSet<UserId> _forgotten = [];
    private readonly Queue<(long ClosedAt, UserId User, ConnectionId Socket)> _closed = new();
    private readonly Queue<(long ToldAt, UserId User)> _pauses = new();
    private readonly Channel<byte> _signal = Channel.CreateBounded<byte>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <summary>One item while there may be something to do.</summary>
    public ChannelReader<byte> Signal => _signal.Reader;

    public void Opened(ClientSocket socket, SocketUser user)
    {
        lock (_gate)
        {
            if (!_users.TryGetValue(user.Caller.UserId, out UserSockets? sockets))
                _users[user.Caller.UserId] = sockets = new(user.Caller.UserId, user.Caller.Username);
            sockets.Add(socket.Id, time.GetUtcNow());
            Add(user.Caller.UserId);
        }

        Wake();
    }

    /// <summary>The socket counts for some more seconds.</summary>
    public void Closed(ClientSocket socket, UserId user)
    {
        lock (_gate)
        {
            _users.GetValueOrDefault(user)?.Close(socket.Id, time.GetUtcNow());
            _closed.Enqueue((time.GetTimestamp(), user, socket.Id));
        }
    }

    /// <summary>Whether anybody looks at the page. A change is told at once, those in the seconds after it together at their end.</summary>
    public void Looks(ClientSocket socket, UserId user, bool isAway)
    {
        lock (_gate)
        {
            if (_users.GetValueOrDefault(user) is not { } sockets)
                return;
            bool wasAway = sockets.IsAway;
            if (!sockets.Look(socket.Id, isAway))
                return;
            if (sockets.IsPausing)
            {
                sockets.HasNews = true;
                return;
            }

            Add(user);
            if (wasAway != sockets.IsAway)
                Pause(user, sockets);
        }
    }

    /// <summary>The user's account is removed: whatever the user's sockets do now is told no more.</summary>
    public void Forget(UserId user)
    {
        lock (_gate)
        {
            _users.Remove(user);
            _forgotten.Add(user);
        }

        Wake();
    }

    /// <summary>Whom the store has to forget.</summary>
    public UserId[] ToForget()
    {
        lock (_gate)
            return [.. _forgotten];
    }

    /// <summary>The store has forgotten the user.</summary>
    public void Forgotten(UserId user)
    {
        lock (_gate)
            _forgotten.Remove(user);
    }

    /// <summary>Everything is to be written again.</summary>
    public void MarkAll()
    {
        lock (_gate)
        {
            foreach (UserId user in _users.Keys)
                Add(user);
        }
    }

    /// <summary>Sockets that closed long enough ago count no more, and changes that waited long enough are due.</summary>
    public void EndGrace()
    {
        lock (_gate)
        {
            EndPauses();
            while (_closed.TryPeek(out var closed) && time.GetElapsedTime(closed.ClosedAt) >= PresenceTimes.Grace)
            {
                _closed.Dequeue();
                _users.GetValueOrDefault(closed.User)?.EndGrace(closed.Socket);
                Add(closed.User);
            }
        }
    }

    /// <summary>What is to be written; a user comes once until there is news again, and then behind those who are still due.</summary>
    public List<PresenceReport> Take(int most)
    {
        lock (_gate)
        {
            DateTimeOffset now = time.GetUtcNow();
            List<PresenceReport> reports = [];
            while (reports.Count < most && _line.TryDequeue(out UserId user))
            {
                _due.Remove(user);
                if (_users.TryGetValue(user, out UserSockets? sockets))
                    reports.Add(sockets.Report(now));
            }

            return reports;
        }
    }

    /// <summary>The store has taken it.</summary>
    public void Written(PresenceReport report, PresenceStatus known)
    {
        lock (_gate)
        {
            if (_users.TryGetValue(report.UserId, out UserSockets? sockets) && sockets.Written(report, known))
                _users.Remove(report.UserId);
        }
    }

    public void Wake() => _signal.Writer.TryWrite(0);

    /// <summary>The signal ends.</summary>
    public void Close() => _signal.Writer.TryComplete();

    private void Pause(UserId user, UserSockets sockets)
    {
        (sockets.IsPausing, sockets.HasNews) = (true, false);
        _pauses.Enqueue((time.GetTimestamp(), user));
        Wake();
    }

    private void EndPauses()
    {
        while (_pauses.TryPeek(out var told) && time.GetElapsedTime(told.ToldAt) >= PresenceTimes.Grace)
        {
            _pauses.Dequeue();
            if (_users.GetValueOrDefault(told.User) is not { IsPausing: true } sockets)
                continue;
            sockets.IsPausing = false;
            if (!sockets.HasNews)
                continue;
            Add(told.User);
            Pause(told.User, sockets);
        }
    }

    private void Add(UserId user)
    {
        if (_due.Add(user))
            _line.Enqueue(user);
    }
}
