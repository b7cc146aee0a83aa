using System.Buffers.Binary;
using BlazingSun.Contracts.Ids;
using BlazingSun.Rules.Chat;

namespace BlazingSun.Chat.Private;

/// <summary>
/// Which commands led to which messages, so that a command sent twice writes once: 24 bytes each, the oldest first. Those of the last
/// <see cref="Most"/> messages, while they are young enough.
/// </summary>
internal static class SentCommands
{
    /// <summary>Per conversation.</summary>
    public const int Most = 256;

    private const int EntryBytes = 24;

    /// <summary>The message that the command led to; null = it was not carried out, or before that time.</summary>
    public static MessageId? Find(ReadOnlySpan<byte> entries, ulong command, DateTimeOffset since)
    {
        for (; entries.Length >= EntryBytes; entries = entries[EntryBytes..])
        {
            if (BinaryPrimitives.ReadUInt64LittleEndian(entries) == command && MessageOf(entries) is var id && MessageIds.TimeOf(id) > since)
                return id;
        }

        return null;
    }

    /// <summary>The entries since a time, and another one.</summary>
    public static ReadOnlyMemory<byte> Add(ReadOnlyMemory<byte> entries, ulong command, MessageId message, DateTimeOffset since)
    {
        while (entries.Length >= EntryBytes
            && (entries.Length >= Most * EntryBytes || MessageIds.TimeOf(MessageOf(entries.Span)) <= since))
        {
            entries = entries[EntryBytes..];
        }

        byte[] all = new byte[entries.Length + EntryBytes];
        entries.CopyTo(all);
        Span<byte> entry = all.AsSpan(entries.Length);
        BinaryPrimitives.WriteUInt64LittleEndian(entry, command);
        message.Value.TryWriteBytes(entry[sizeof(ulong)..], bigEndian: true, out _);
        return all;
    }

    private static MessageId MessageOf(ReadOnlySpan<byte> entry) => new(new Guid(entry[sizeof(ulong)..EntryBytes], bigEndian: true));
}
