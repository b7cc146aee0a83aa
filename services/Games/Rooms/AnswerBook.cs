using System.Buffers.Binary;
using BlazingSun.Contracts;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Games.Rooms;

/// <summary>
/// Answers by (user, command id), so that a command sent twice is executed once. Entries are 28 bytes; those that are sealed with a
/// chunk of events are not saved again.
/// </summary>
internal sealed class AnswerBook
{
    /// <summary>Per user; older ones are forgotten before their five minutes are over.</summary>
    public const int PerUser = 128;

    private const int EntryBytes = 28;

    private readonly record struct Entry(ulong Key, UserId User, Answer Answer, long AtSeconds);

    private readonly List<Entry> entries = [];
    private readonly Dictionary<ulong, Answer> byKey = [];
    private readonly Dictionary<UserId, int> counts = [];
    private int sealedCount;

    /// <summary>The answer to a command, unless its time is over.</summary>
    public bool TryFind(ulong key, DateTimeOffset now, out Answer answer)
    {
        DropExpired(now);
        return byKey.TryGetValue(key, out answer);
    }

    public void Add(ulong key, UserId user, Answer answer, DateTimeOffset now)
    {
        DropExpired(now);
        if (counts.GetValueOrDefault(user) >= PerUser)
        {
            Remove(entries.FindIndex(e => e.User == user));
        }

        Append(new Entry(key, user, answer, now.ToUnixTimeSeconds()));
    }

    /// <summary>What has been added so far is stored with a chunk of events.</summary>
    public void Seal() => sealedCount = entries.Count;

    /// <summary>Bytes of the entries that are not sealed.</summary>
    public int ByteCount => (entries.Count - sealedCount) * EntryBytes;

    public void WriteTo(Span<byte> bytes)
    {
        for (int i = sealedCount; i < entries.Count; i++, bytes = bytes[EntryBytes..])
        {
            Entry entry = entries[i];
            BinaryPrimitives.WriteUInt64LittleEndian(bytes, entry.Key);
            BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], entry.User.Value);
            BinaryPrimitives.WriteInt64LittleEndian(bytes[16..], entry.Answer.Code);
            BinaryPrimitives.WriteUInt32LittleEndian(bytes[24..], (uint)entry.AtSeconds);
        }
    }

    /// <summary>Adds entries as <see cref="WriteTo"/> wrote them; older ones come first.</summary>
    public void Read(ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= EntryBytes; bytes = bytes[EntryBytes..])
        {
            Append(new Entry(
                BinaryPrimitives.ReadUInt64LittleEndian(bytes),
                new UserId(BinaryPrimitives.ReadInt64LittleEndian(bytes[8..])),
                new Answer(BinaryPrimitives.ReadInt64LittleEndian(bytes[16..])),
                BinaryPrimitives.ReadUInt32LittleEndian(bytes[24..])));
        }
    }

    private void Append(Entry entry)
    {
        entries.Add(entry);
        byKey[entry.Key] = entry.Answer;
        counts[entry.User] = counts.GetValueOrDefault(entry.User) + 1;
    }

    private void DropExpired(DateTimeOffset now)
    {
        long oldest = (now - Limits.AnswersKept).ToUnixTimeSeconds();
        while (entries.Count > 0 && entries[0].AtSeconds < oldest)
        {
            Remove(0);
        }
    }

    private void Remove(int index)
    {
        Entry entry = entries[index];
        entries.RemoveAt(index);
        byKey.Remove(entry.Key);
        counts[entry.User]--;
        sealedCount -= index < sealedCount ? 1 : 0;
    }
}
