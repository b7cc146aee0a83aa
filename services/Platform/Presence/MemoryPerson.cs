using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Platform.Presence;

/// <summary>A user's sockets in memory, and what was last found of them.</summary>
internal sealed class MemoryPerson(UserPresence presence)
{
    private readonly Dictionary<ConnectionId, Counted> _sockets = [];

    public UserPresence Presence { get; private set; } = presence;

    public string Username { get; private set; } = "";

    public void Take(PresenceReport report, long now, TimeSpan keep)
    {
        Username = report.Username;
        foreach (PresenceSocket socket in report.Sockets)
            _sockets[socket.Id] = new(socket.IsAway, now, keep);
        foreach (ConnectionId gone in report.Gone)
            _sockets.Remove(gone);
        if (Presence.LastSeen is not { } before || before < report.LastSeen)
            Presence = Presence with { LastSeen = report.LastSeen };
    }

    public bool HasExpired(TimeProvider time, long now) => _sockets.Values.All(socket => socket.HasExpired(time, now));

    /// <returns>Whether it is another status than before.</returns>
    public bool Settle(TimeProvider time, long now)
    {
        foreach ((ConnectionId id, Counted socket) in _sockets)
        {
            if (socket.HasExpired(time, now))
                _sockets.Remove(id);
        }

        PresenceStatus before = Presence.Status;
        Presence = Presence with { Status = Combined() };
        return Presence.Status != before;
    }

    private PresenceStatus Combined() =>
        _sockets.Count == 0 ? PresenceStatus.Offline
        : _sockets.Values.All(socket => socket.IsAway) ? PresenceStatus.Away
        : PresenceStatus.Online;

    private readonly record struct Counted(bool IsAway, long Since, TimeSpan Keep)
    {
        public bool HasExpired(TimeProvider time, long now) => time.GetElapsedTime(Since, now) >= Keep;
    }
}
