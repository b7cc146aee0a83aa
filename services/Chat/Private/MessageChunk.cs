using BlazingSun.Contracts.Ids;

namespace BlazingSun.Chat.Private;

/// <summary>Messages that follow on each other.</summary>
/// <param name="LowBefore">Messages of the one with the smaller id before these.</param>
/// <param name="HighBefore">Messages of the other one before these.</param>
/// <param name="Messages">At least one where it is stored; the newest last.</param>
internal sealed record MessageChunk(int LowBefore, int HighBefore, IReadOnlyList<StoredMessage> Messages)
{
    /// <summary>Whether it holds messages up to an id.</summary>
    public bool Reaches(MessageId id) => Messages.Count > 0 && !Messages[0].IsAfter(id);

    /// <summary>The last message up to an id that the chunk reaches.</summary>
    public StoredMessage LastUpTo(MessageId id) => Messages.Last(message => !message.IsAfter(id));

    /// <summary>How many messages a member wrote up to an id, here and before.</summary>
    public int SentUpTo(bool high, MessageId id) =>
        (high ? HighBefore : LowBefore) + Messages.Count(message => message.ByHigh == high && !message.IsAfter(id));

    /// <summary>Whether the other one's messages are the first of these, whatever became of their texts.</summary>
    public bool BeginsWith(MessageChunk other) =>
        other.Messages.Count <= Messages.Count && other.Messages.Zip(Messages).All(pair => pair.First.Id == pair.Second.Id);

    /// <summary>Without what a member wrote.</summary>
    public MessageChunk Erased(bool high) => this with { Messages = Erased(Messages, high) };

    public static IReadOnlyList<StoredMessage> Erased(IReadOnlyList<StoredMessage> messages, bool high) =>
        [.. messages.Select(message => message.ByHigh == high ? message with { Text = "" } : message)];
}
