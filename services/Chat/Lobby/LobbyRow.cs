using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Chat.Lobby;

/// <summary>A message as it stands in the table.</summary>
internal sealed record LobbyRow
{
    public const string Columns = """
        message_id AS "MessageId", sender_id AS "SenderId", sender_name AS "SenderName", content AS "Content", sent_at AS "SentAt"
        """;

    // Properties, not a constructor: SQLite tells a column's type only by its first row.
    public string MessageId { get; init; } = "";

    public long SenderId { get; init; }

    public string SenderName { get; init; } = "";

    public string Content { get; init; } = "";

    public long SentAt { get; init; }

    public LobbyEntry Entry => new(
        Id.Parse<MessageId>(MessageId), new UserId(SenderId), SenderName, Content, DateTimeOffset.FromUnixTimeMilliseconds(SentAt));

    public static LobbyRow Of(MessageId id, LobbyDraft draft, DateTimeOffset sentAt) => new()
    {
        MessageId = id.ToString(),
        SenderId = draft.Sender.UserId.Value,
        SenderName = draft.Sender.Username,
        Content = draft.Content,
        SentAt = sentAt.ToUnixTimeMilliseconds(),
    };

    public LobbyMessage Frame(LobbyId lobby)
    {
        LobbyEntry entry = Entry;
        return new LobbyMessage(lobby, entry.MessageId, entry.SenderId, entry.SenderName, entry.Content, entry.SentAt);
    }
}
