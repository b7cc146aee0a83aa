using System.Text.Json;
using BlazingSun.Chat.People;
using BlazingSun.Chat.Private;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Exports;

namespace BlazingSun.Chat.Exports;

internal sealed class ConversationsExport(ConversationLists lists, ConversationStore store, PeopleDirectory people) : IExportSection
{
    private const int PageSize = 100;

    public string Name => "conversations";

    public async ValueTask<ExportItems> ReadAsync(UserId user, string? from, CancellationToken cancellationToken)
    {
        UserId[] left = await lists.AfterAsync(user, from, cancellationToken);
        UserId[] page = [.. left.Take(PageSize)];
        IReadOnlyList<Conversation> all = await store.ReadAsync(page.Select(with => Pair.Of(user, with)), cancellationToken);
        IReadOnlyDictionary<UserId, string> names = await people.NamesAsync(page, cancellationToken);
        return new ExportItems([.. page.Zip(all).Select(one => Item(user, one.First, one.Second, names))], left.Length > PageSize ? page[^1].ToString() : null);
    }

    private static JsonElement Item(UserId user, UserId with, Conversation conversation, IReadOnlyDictionary<UserId, string> names)
    {
        Member own = conversation.Member(Pair.Of(user, with).IsHigh(user));
        ExportedConversation item = new(with, names.GetValueOrDefault(with), own.Sent, own.ReadUpTo);
        return JsonSerializer.SerializeToElement(item, ChatExportJson.Default.ExportedConversation);
    }
}
