using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Presence;

namespace BlazingSun.Gateway.Presence;

/// <summary>One user's sockets here, as the store knows them or shall know them.</summary>
internal sealed class UserSockets(UserId user, string username)
{
    private readonly List<Entry> _sockets = [];
    private PresenceStatus _known;

    /// <summary>Whether nobody looks at any of the pages.</summary>
    public bool IsAway => _sockets.TrueForAll(entry => entry.IsGone || entry.Socket.IsAway);

    /// <summary>News was told a moment ago; what comes meanwhile waits for the end of the pause.</summary>
    public bool IsPausing { get; set; }

    /// <summary>Something waits for the end of the pause.</summary>
    public bool HasNews { get; set; }

    public void Add(ConnectionId socket, DateTimeOffset now) => _sockets.Add(new(new(socket, now, IsAway: false)));

    public void Close(ConnectionId socket, DateTimeOffset now) => Change(socket, entry => entry with { ClosedAt = now });

    public void EndGrace(ConnectionId socket) => Change(socket, entry => entry with { IsGone = true });

    /// <returns>Whether that is news.</returns>
    public bool Look(ConnectionId socket, bool isAway) =>
        Change(socket, entry => entry with { Socket = entry.Socket with { IsAway = isAway } });

    public PresenceReport Report(DateTimeOffset now) => new(user, username, _sockets.Max(entry => entry.ClosedAt ?? now))
    {
        Sockets = [.. _sockets.Where(entry => !entry.IsGone).Select(entry => entry.Socket)],
        Gone = [.. _sockets.Where(entry => entry.IsGone).Select(entry => entry.Socket.Id)],
        Known = _known,
    };

    /// <returns>Whether nothing is left.</returns>
    public bool Written(PresenceReport report, PresenceStatus known)
    {
        _known = known;
        _sockets.RemoveAll(entry => report.Gone.Contains(entry.Socket.Id));
        return _sockets.Count == 0;
    }

    private bool Change(ConnectionId socket, Func<Entry, Entry> change)
    {
        int index = _sockets.FindIndex(entry => entry.Socket.Id == socket);
        if (index < 0 || change(_sockets[index]) is not { } changed || changed == _sockets[index])
            return false;
        _sockets[index] = changed;
        return true;
    }

    private sealed record Entry(PresenceSocket Socket, DateTimeOffset? ClosedAt = null, bool IsGone = false);
}
