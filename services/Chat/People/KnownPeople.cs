using BlazingSun.Contracts.Ids;

namespace BlazingSun.Chat.People;

/// <summary>Names that are known to be written, for a day. Of more than it holds it forgets those that were asked for the longest ago.</summary>
internal sealed class KnownPeople(TimeProvider time)
{
    private const int Half = 10_000;
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);

    private readonly record struct Entry(string Username, DateTimeOffset At);

    private readonly Lock gate = new();
    private Dictionary<UserId, Entry> recent = [];
    private Dictionary<UserId, Entry> older = [];

    public bool Contains(UserId user, string username)
    {
        lock (gate)
        {
            if (!recent.TryGetValue(user, out Entry entry) && older.Remove(user, out entry))
                Keep(user, entry);
            return entry.Username == username && time.GetUtcNow() - entry.At < Fresh;
        }
    }

    public void Add(UserId user, string username)
    {
        lock (gate)
            Keep(user, new Entry(username, time.GetUtcNow()));
    }

    public void Remove(UserId user)
    {
        lock (gate)
        {
            recent.Remove(user);
            older.Remove(user);
        }
    }

    private void Keep(UserId user, Entry entry)
    {
        if (recent.Count >= Half)
            (older, recent) = (recent, []);
        recent[user] = entry;
    }
}
