using System.Globalization;
using System.Text.Json;
using BlazingSun.Contracts;
using BlazingSun.Rules.Rooms;

namespace BlazingSun.Games.Rooms;

/// <summary>
/// A room's last events as the JSON that is stored. The newest are saved with every move; older ones lie sealed in chunks of their own,
/// each written once, so that a save stays small.
/// </summary>
internal sealed class HeldEvents
{
    /// <summary>So many new events are sealed together.</summary>
    public const int SealAt = 64;

    private readonly List<SealedEvents> chunks = [];
    private EventBytes recent = new();

    /// <summary>Events that are saved with every move.</summary>
    public int RecentCount => recent.Count;

    /// <summary>The recent events' JSON with commas between, without brackets.</summary>
    public ReadOnlySpan<byte> RecentJson => recent.Json;

    /// <summary>The names of the sealed chunks, oldest first.</summary>
    public IEnumerable<string> Chunks => chunks.Select(c => c.Name);

    /// <summary>The chunk before all these, which only the store has; null when there is none.</summary>
    public string? Older => chunks.Count > 0 ? chunks[0].Before : null;

    public void Add(ReadOnlySpan<byte> json) => recent.Add(json);

    /// <summary>Takes a chunk that was read from the store; chunks come oldest first.</summary>
    public void AddChunk(SealedEvents chunk) => chunks.Add(chunk);

    /// <summary>Moves the recent events, which end with number <paramref name="last"/>, into a chunk.</summary>
    public SealedEvents Seal(long last)
    {
        SealedEvents chunk = new($"{last - recent.Count + 1}-{last}", recent, BeforeNext);
        chunks.Add(chunk);
        recent = new EventBytes();
        while (chunks.Count > 1 && chunks.Skip(1).Sum(c => c.Events.Count) >= Limits.HeldEvents)
        {
            chunks.RemoveAt(0);
        }

        return chunk;
    }

    /// <summary>The name of the newest chunk: the next one will point back to it.</summary>
    public string? BeforeNext => chunks.Count > 0 ? chunks[^1].Name : null;

    /// <summary>All that is held, where <paramref name="last"/> is the newest.</summary>
    public IEnumerable<EventRun> NewestFirst(long last) =>
        chunks.Select(c => new EventRun(c.Last, c.Events)).Append(new EventRun(last, recent)).Reverse();

    /// <summary>The events after number <paramref name="after"/>, where <paramref name="last"/> is the newest; null when some are not held.</summary>
    public IReadOnlyList<RoomEvent>? After(long after, long last)
    {
        long wanted = last - after;
        if (wanted < 0 || wanted > Limits.HeldEvents || wanted > recent.Count + chunks.Sum(c => c.Events.Count))
        {
            return null;
        }

        List<RoomEvent> events = [];
        foreach (EventBytes part in chunks.Select(c => c.Events).Append(recent))
        {
            part.ReadInto(events);
        }

        return events.GetRange(events.Count - (int)wanted, (int)wanted);
    }
}

/// <summary>Events that are stored apart. The name says which, so a chunk of one name has one content, whoever writes it.</summary>
/// <param name="Name">First and last number, with a hyphen between.</param>
/// <param name="Events">The events.</param>
/// <param name="Before">The name of the chunk before it; so the room need not name all that there are.</param>
internal sealed record SealedEvents(string Name, EventBytes Events, string? Before)
{
    /// <summary>The number of the last event.</summary>
    public long Last => long.Parse(Name.AsSpan(Name.IndexOf('-', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);
}

/// <summary>Events that follow on each other, the last with number <paramref name="Last"/>.</summary>
internal readonly record struct EventRun(long Last, EventBytes Events);

/// <summary>Events' JSON, one behind the other with commas between.</summary>
internal sealed class EventBytes
{
    private byte[] buffer = [];
    private int length;

    public int Count { get; private set; }

    public ReadOnlySpan<byte> Json => Count == 0 ? [] : buffer.AsSpan(0, length - 1);

    public void Add(ReadOnlySpan<byte> json)
    {
        if (length + json.Length + 1 > buffer.Length)
        {
            Array.Resize(ref buffer, Math.Max(256, (length + json.Length + 1) * 2));
        }

        json.CopyTo(buffer.AsSpan(length));
        length += json.Length;
        buffer[length++] = (byte)',';
        Count++;
    }

    public void ReadInto(List<RoomEvent> events)
    {
        Utf8JsonReader json = new([(byte)'[', .. Json, (byte)']']);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.StartObject)
        {
            events.Add(JsonSerializer.Deserialize(ref json, RulesJson.Default.RoomEvent)!);
        }
    }
}
