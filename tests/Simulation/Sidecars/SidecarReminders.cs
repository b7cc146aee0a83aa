using System.Net;
using BlazingSun.Simulation.Worlds;

namespace BlazingSun.Simulation.Sidecars;

/// <summary>
/// The scheduler beside the sidecars: reminders outlive programs, come late, and now and then twice. One that an app fails is tried three times more and then
/// forgotten.
/// </summary>
internal sealed class SidecarReminders(World world)
{
    private const int MostFailures = 4;
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);

    private readonly Dictionary<ActorCall, Entry> _entries = [];

    public bool IsEmpty => _entries.Count == 0;

    public void Add(ActorCall reminder, TimeSpan dueIn, byte[] body)
    {
        Entry entry = _entries[reminder] = new Entry(reminder, body);
        FireIn(entry, dueIn + world.Random.Short(TimeSpan.FromMilliseconds(300)));
    }

    public void Remove(ActorCall reminder) => _entries.Remove(reminder);

    private void FireIn(Entry entry, TimeSpan delay) => world.Scheduler.After(delay, () =>
    {
        if (_entries.GetValueOrDefault(entry.Reminder) == entry)
            Fire(entry);
    });

    private void Fire(Entry entry)
    {
        if (world.Placement.HomeOf(entry.Reminder.Id) is not { } home)
        {
            FireIn(entry, Retry);
            return;
        }

        HostCall.Begin(
            home,
            () =>
            {
                world.Placement.Arrive(home, entry.Reminder.Id);
                return AppCall.RemindAsync(home, entry.Reminder, entry.Body);
            },
            reply => Settle(entry, reply));
    }

    private void Settle(Entry entry, Reply? reply)
    {
        bool isDone = reply is { Status: HttpStatusCode.OK };
        if (isDone ? !world.Weather.Redelivers() : reply is { Status: HttpStatusCode.InternalServerError } && ++entry.Failures == MostFailures)
        {
            if (_entries.GetValueOrDefault(entry.Reminder) == entry)
                _entries.Remove(entry.Reminder);
        }
        else
        {
            FireIn(entry, Retry);
        }
    }

    private sealed class Entry(ActorCall reminder, byte[] body)
    {
        public ActorCall Reminder => reminder;

        public byte[] Body => body;

        public int Failures { get; set; }
    }
}
