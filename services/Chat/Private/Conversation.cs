using System.Text.Json.Serialization;

namespace BlazingSun.Chat.Private;

/// <summary>
/// All that is saved of a conversation with every message. What is saved together is true together: one value under one key. Older
/// messages lie in chunks of their own, each written once, before the value that no longer holds them.
/// </summary>
internal sealed record Conversation
{
    /// <summary>So many messages are sealed into a chunk, or fewer that are as long as <see cref="MostCharacters"/>.</summary>
    public const int MostRecent = 50;

    /// <summary>Characters in recent messages; a last one may go beyond.</summary>
    public const int MostCharacters = 8_000;

    /// <summary>Makes every save unlike all others.</summary>
    public Guid SaveId { get; init; }

    /// <summary>The one with the smaller id.</summary>
    public Member Low { get; init; } = new();

    /// <summary>The one with the greater id.</summary>
    public Member High { get; init; } = new();

    /// <summary>Chunks of older messages, numbered from 0.</summary>
    public int Chunks { get; init; }

    /// <summary>So many messages are known to have been told to both.</summary>
    public int Told { get; init; }

    /// <summary>The messages behind the last chunk; none only where none was ever written.</summary>
    public IReadOnlyList<StoredMessage> Recent { get; init; } = [];

    /// <summary>The latest commands and their messages, as <see cref="SentCommands"/> writes them.</summary>
    public ReadOnlyMemory<byte> Answers { get; init; }

    [JsonIgnore]
    public int Count => Low.Sent + High.Sent;

    [JsonIgnore]
    public StoredMessage? Last => Recent.Count > 0 ? Recent[^1] : null;

    [JsonIgnore]
    public bool IsFull => Recent.Count >= MostRecent || Recent.Sum(message => message.Text.Length) >= MostCharacters;

    /// <summary>Whether the accounts of both were removed.</summary>
    [JsonIgnore]
    public bool IsOver => Low.IsFormer && High.IsFormer;

    public Member Member(bool high) => high ? High : Low;

    /// <summary>Messages after the member's cursor that the other one wrote.</summary>
    public int Unread(bool high) => Member(!high).Sent - Member(high).Read;

    /// <summary>The recent messages as the chunk that they become.</summary>
    public MessageChunk RecentChunk()
    {
        int byHigh = Recent.Count(message => message.ByHigh);
        return new MessageChunk(Low.Sent - (Recent.Count - byHigh), High.Sent - byHigh, Recent);
    }

    /// <summary>Recent messages since a time of which it is not known whether they have been told.</summary>
    public IReadOnlyList<StoredMessage> Untold(DateTimeOffset since) =>
        [.. Recent.Skip(Told - (Count - Recent.Count)).Where(message => message.SentAt() > since)];

    public Conversation With(bool high, Member member) => high ? this with { High = member } : this with { Low = member };

    /// <summary>With a message behind the others. Who writes has read what was there.</summary>
    public Conversation With(StoredMessage message)
    {
        Member sender = Member(message.ByHigh);
        sender = sender with { Sent = sender.Sent + 1, ReadUpTo = message.Id, Read = Member(!message.ByHigh).Sent };
        return With(message.ByHigh, sender) with { Recent = [.. Recent, message] };
    }

    /// <summary>Without the first of the recent messages, which lie in a chunk from now on.</summary>
    public Conversation Sealed(MessageChunk chunk) => this with { Chunks = Chunks + 1, Recent = [.. Recent.Skip(chunk.Messages.Count)] };

    /// <summary>Without what a member wrote recently, and without the name.</summary>
    public Conversation Erased(bool high) => With(high, Member(high).Erased()) with { Recent = MessageChunk.Erased(Recent, high) };
}
