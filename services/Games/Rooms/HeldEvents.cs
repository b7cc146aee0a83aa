using System.Text.Json;
using BlazingSun.Contracts;
using BlazingSun.Rules.Rooms;

namespace BlazingSun.Games.Rooms;

/// <summary>
/// A room's last events as the JSON that is stored, one behind the other with commas between, so that a save copies one block of bytes.
/// </summary>
internal sealed class HeldEvents
{
    private readonly Queue<int> lengths = new();
    private byte[] buffer = new byte[1024];
    private int start;
    private int end;

    public int Count => lengths.Count;

    /// <summary>The events with commas between, without brackets.</summary>
    public ReadOnlySpan<byte> Joined => lengths.Count == 0 ? [] : buffer.AsSpan(start, end - start - 1);

    public void Add(ReadOnlySpan<byte> json)
    {
        if (lengths.Count == Limits.HeldEvents)
        {
            start += lengths.Dequeue() + 1;
        }

        MakeRoom(json.Length + 1);
        json.CopyTo(buffer.AsSpan(end));
        buffer[end + json.Length] = (byte)',';
        end += json.Length + 1;
        lengths.Enqueue(json.Length);
    }

    /// <summary>The events after number <paramref name="after"/> where <paramref name="last"/> is the newest one's; null when some are gone.</summary>
    public IReadOnlyList<RoomEvent>? After(long after, long last)
    {
        if (after > last || last - after > lengths.Count)
        {
            return null;
        }

        List<RoomEvent> events = [];
        int position = start;
        int skip = lengths.Count - (int)(last - after);
        foreach (int length in lengths)
        {
            if (skip-- <= 0)
            {
                events.Add(JsonSerializer.Deserialize(buffer.AsSpan(position, length), RulesJson.Default.RoomEvent)!);
            }

            position += length + 1;
        }

        return events;
    }

    private void MakeRoom(int bytes)
    {
        if (end + bytes <= buffer.Length)
        {
            return;
        }

        int used = end - start;
        byte[] target = used + bytes > buffer.Length / 2 ? new byte[(used + bytes) * 2] : buffer;
        Buffer.BlockCopy(buffer, start, target, 0, used);
        (buffer, start, end) = (target, 0, used);
    }
}
