using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using BlazingSun.Contracts;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Games.Rooms;

/// <summary>The first answer to a command: the number of an event, the room's state, nothing, or a refusal.</summary>
internal readonly record struct Answer(long Code)
{
    public static Answer State => new(0);

    public static Answer Nothing => new(-1);

    public long? Seq => Code > 0 ? Code : null;

    public ErrorCode? Refused => Code < -1 ? (ErrorCode)(-2 - Code) : null;

    public static Answer Event(long seq) => new(seq);

    public static Answer Refusal(ErrorCode code) => new(-2 - (long)code);
}

/// <summary>
/// Answers by (user, command id), so that a command sent twice is executed once. An entry is 28 bytes: it is stored with every save.
/// </summary>
internal sealed class AnswerBook
{
    /// <summary>Per user; older ones are forgotten before their five minutes are over.</summary>
    public const int PerUser = 128;

    private readonly record struct Entry(ulong Key, UserId User, Answer Answer, long AtSeconds);

    private const int EntryBytes = 28;

    private readonly List<Entry> entries = [];
    private readonly Dictionary<ulong, Answer> byKey = [];

    public static ulong KeyOf(UserId user, string commandId)
    {
        Span<byte> text = stackalloc byte[Encoding.UTF8.GetMaxByteCount(commandId.Length) + sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(text, user.Value);
        int length = Encoding.UTF8.GetBytes(commandId, text[sizeof(long)..]) + sizeof(long);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text[..length], hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }

    /// <summary>The answer to a command, unless its time is over.</summary>
    public bool TryFind(ulong key, DateTimeOffset now, out Answer answer)
    {
        DropExpired(now);
        return byKey.TryGetValue(key, out answer);
    }

    public void Add(ulong key, UserId user, Answer answer, DateTimeOffset now)
    {
        DropExpired(now);
        DropOldestOf(user);
        entries.Add(new Entry(key, user, answer, now.ToUnixTimeSeconds()));
        byKey[key] = answer;
    }

    public int ByteCount => entries.Count * EntryBytes;

    public void WriteTo(Span<byte> bytes)
    {
        foreach (Entry entry in entries)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes, entry.Key);
            BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], entry.User.Value);
            BinaryPrimitives.WriteInt64LittleEndian(bytes[16..], entry.Answer.Code);
            BinaryPrimitives.WriteUInt32LittleEndian(bytes[24..], (uint)entry.AtSeconds);
            bytes = bytes[EntryBytes..];
        }
    }

    public static AnswerBook Read(ReadOnlySpan<byte> bytes)
    {
        AnswerBook book = new();
        for (; bytes.Length >= EntryBytes; bytes = bytes[EntryBytes..])
        {
            Entry entry = new(
                BinaryPrimitives.ReadUInt64LittleEndian(bytes),
                new UserId(BinaryPrimitives.ReadInt64LittleEndian(bytes[8..])),
                new Answer(BinaryPrimitives.ReadInt64LittleEndian(bytes[16..])),
                BinaryPrimitives.ReadUInt32LittleEndian(bytes[24..]));
            book.entries.Add(entry);
            book.byKey[entry.Key] = entry.Answer;
        }

        return book;
    }

    private void DropExpired(DateTimeOffset now)
    {
        long oldest = (now - Limits.AnswersKept).ToUnixTimeSeconds();
        int expired = 0;
        while (expired < entries.Count && entries[expired].AtSeconds < oldest)
        {
            byKey.Remove(entries[expired++].Key);
        }

        entries.RemoveRange(0, expired);
    }

    private void DropOldestOf(UserId user)
    {
        int mine = 0;
        int first = -1;
        for (int i = entries.Count - 1; i >= 0; i--)
        {
            if (entries[i].User == user)
            {
                (mine, first) = (mine + 1, i);
            }
        }

        if (mine >= PerUser)
        {
            byKey.Remove(entries[first].Key);
            entries.RemoveAt(first);
        }
    }
}
