using BlazingSun.Chat.Private;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Chat.Exports;

/// <summary>Goes through the conversations of a user in the order of the other ones' ids, which does not change meanwhile.</summary>
internal static class ExportedLists
{
    /// <summary>With whom the user has conversations, after one of them; null = all.</summary>
    public static async ValueTask<UserId[]> AfterAsync(this ConversationLists lists, UserId user, string? after, CancellationToken cancellationToken)
    {
        long place = after is null ? 0 : Id.Parse<UserId>(after).Value;
        IReadOnlyList<UserId> all = await lists.AllAsync(user, cancellationToken);
        return [.. all.Where(with => with.Value > place).OrderBy(with => with.Value)];
    }
}
