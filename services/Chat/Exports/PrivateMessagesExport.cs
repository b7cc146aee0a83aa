using System.Globalization;
using System.Text.Json;
using BlazingSun.Chat.Private;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Exports;

namespace BlazingSun.Chat.Exports;

/// <summary>What the user wrote to others, conversation by conversation, each from its beginning. A place is a user id and the number of a chunk.</summary>
internal sealed class PrivateMessagesExport(ConversationLists lists, ConversationStore store) : IExportSection
{
    private const int ChunksPerPage = 20;

    public string Name => "privateMessages";

    public async ValueTask<ExportItems> ReadAsync(UserId user, string? from, CancellationToken cancellationToken)
    {
        string[] place = from?.Split(' ', 2) ?? ["0", "0"];
        UserId first = Id.Parse<UserId>(place[0]);
        int number = int.Parse(place[1], NumberStyles.None, CultureInfo.InvariantCulture);
        List<JsonElement> items = [];
        int left = ChunksPerPage;
        foreach (UserId with in await lists.AfterAsync(user, new UserId(Math.Max(first.Value - 1, 0)).ToString(), cancellationToken))
        {
            int next = await ReadAsync(Pair.Of(user, with), user, with == first ? number : 0, left, items, cancellationToken);
            left -= next - (with == first ? number : 0);
            if (left <= 0)
                return new ExportItems(items, string.Create(CultureInfo.InvariantCulture, $"{with} {next}"));
        }

        return new ExportItems(items);
    }

    // The recent messages count as the last chunk. When they are sealed into one meanwhile, they are found there.
    private async ValueTask<int> ReadAsync(Pair pair, UserId user, int number, int most, List<JsonElement> items, CancellationToken cancellationToken)
    {
        int end = number + most;
        Conversation conversation = await store.ReadAsync(pair, cancellationToken);
        for (; number < end && number <= conversation.Chunks; number++)
        {
            MessageChunk? chunk = number < conversation.Chunks
                ? await store.ReadChunkAsync(pair, number, cancellationToken)
                : conversation.RecentChunk();
            items.AddRange((chunk?.Messages ?? []).Where(message => message.ByHigh == pair.IsHigh(user) && message.Text.Length > 0)
                .Select(message => Item(pair.Other(user), message)));
        }

        return number;
    }

    private static JsonElement Item(UserId recipient, StoredMessage message) => JsonSerializer.SerializeToElement(
        new ExportedMessage(recipient, message.Id, message.Text, message.SentAt()), ChatExportJson.Default.ExportedMessage);
}
