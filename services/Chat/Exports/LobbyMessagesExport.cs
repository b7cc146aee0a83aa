using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Exports;
using BlazingSun.Platform.Relational;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.Exports;

internal sealed class LobbyMessagesExport([FromKeyedServices(ChatApp.Name)] IDatabase database) : IExportSection
{
    private const int PageSize = 100;

    private sealed record Row
    {
        public string LobbyId { get; init; } = "";
        public string MessageId { get; init; } = "";
        public string Content { get; init; } = "";
        public long SentAt { get; init; }
        public string Place => $"{MessageId} {LobbyId}";

        public ExportedLobbyMessage Item => new(
            new LobbyId(LobbyId), Id.Parse<MessageId>(MessageId), Content, DateTimeOffset.FromUnixTimeMilliseconds(SentAt));
    }

    public string Name => "lobbyMessages";

    public ValueTask<ExportItems> ReadAsync(UserId user, string? from, CancellationToken cancellationToken)
    {
        const string Sql = """
            SELECT lobby_id AS "LobbyId", message_id AS "MessageId", content AS "Content", sent_at AS "SentAt" FROM lobby_messages
            WHERE sender_id = @User AND (lobby_id > @Lobby OR (lobby_id = @Lobby AND message_id > @Message))
            ORDER BY lobby_id, message_id LIMIT @Limit
            """;
        string[] place = from?.Split(' ', 2) ?? ["", ""];
        return database.ExportAsync<Row, ExportedLobbyMessage>(
            new ExportQuery(Sql, new { User = user.Value, Lobby = place[^1], Message = place[0] }, PageSize),
            row => row.Item,
            row => row.Place,
            ChatExportJson.Default.ExportedLobbyMessage,
            cancellationToken);
    }
}
