using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Platform.Presence;

/// <summary>Presence in one process, for as long as that runs.</summary>
public sealed class MemoryPresence(TimeProvider time) : IPresenceStore
{
    private const int SweepSize = 100;
    private readonly Lock _gate = new();
    private readonly Dictionary<UserId, MemoryPerson> _people = [];
    private readonly HashSet<UserId> _present = [];
    private readonly Dictionary<UserId, long> _untold = [];

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<UserPresence>> GetAsync(IReadOnlyList<UserId> users, CancellationToken cancellationToken)
    {
        lock (_gate)
            return ValueTask.FromResult<IReadOnlyList<UserPresence>>([.. users.Select(Presence)]);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<PresenceFinding>> ReportAsync(
        IReadOnlyList<PresenceReport> reports, TimeSpan keep, CancellationToken cancellationToken)
    {
        long now = time.GetTimestamp();
        lock (_gate)
            return ValueTask.FromResult<IReadOnlyList<PresenceFinding>>([.. reports.Select(report => Report(report, now, keep))]);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<PresenceChange>> TakeUntoldAsync(CancellationToken cancellationToken)
    {
        long now = time.GetTimestamp();
        lock (_gate)
        {
            UserId[] expired = [.. _present.Where(user => _people[user].HasExpired(time, now)).Take(SweepSize)];
            UserId[] changed = [.. expired.Where(user => Settle(user, _people[user], now))];
            UserId[] late = [.. _untold.Where(late => time.GetElapsedTime(late.Value, now) >= PresenceTimes.UntoldFor).Select(late => late.Key).Take(SweepSize)];
            foreach (UserId user in late)
                _untold[user] = now;
            return ValueTask.FromResult<IReadOnlyList<PresenceChange>>([.. changed.Union(late).Select(Change)]);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<PresenceChange>> ConfirmAsync(IReadOnlyList<PresenceChange> told, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            UserId[] otherwise = [.. told.Where(IsOtherwise).Select(change => change.UserId)];
            foreach (PresenceChange change in told)
                _untold.Remove(change.UserId);
            foreach (UserId user in otherwise)
                _untold[user] = time.GetTimestamp();
            return ValueTask.FromResult<IReadOnlyList<PresenceChange>>([.. otherwise.Select(Change)]);
        }
    }

    /// <inheritdoc/>
    public ValueTask ForgetAsync(UserId user, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _people.Remove(user);
            _present.Remove(user);
            _untold.Remove(user);
        }

        return ValueTask.CompletedTask;
    }

    private UserPresence Presence(UserId user) =>
        !_people.TryGetValue(user, out MemoryPerson? person) ? UserPresence.Unknown
        : person.HasExpired(time, time.GetTimestamp()) ? person.Presence with { Status = PresenceStatus.Offline }
        : person.Presence;

    private PresenceFinding Report(PresenceReport report, long now, TimeSpan keep)
    {
        if (!_people.TryGetValue(report.UserId, out MemoryPerson? person))
            _people[report.UserId] = person = new(new UserPresence(report.Known, null));
        person.Take(report, now, keep);
        bool isChange = Settle(report.UserId, person, now);
        return new(person.Presence, isChange);
    }

    private bool Settle(UserId user, MemoryPerson person, long now)
    {
        bool isChange = person.Settle(time, now);
        if (isChange)
            _untold[user] = now;
        if (person.Presence.Status == PresenceStatus.Offline)
            _present.Remove(user);
        else
            _present.Add(user);
        return isChange;
    }

    private bool IsOtherwise(PresenceChange told) =>
        _people.TryGetValue(told.UserId, out MemoryPerson? person) && person.Presence.Status != told.Presence.Status;

    private PresenceChange Change(UserId user) => new(user, _people[user].Username, _people[user].Presence);
}
