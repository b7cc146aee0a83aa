using BlazingSun.Contracts.Ids;
using BlazingSun.Platform;
using BlazingSun.Platform.State;
using Microsoft.Extensions.Options;

namespace BlazingSun.Chat.Private;

/// <summary>
/// Each user's list of conversations. It is written before a conversation's first message; what was said and read stands in the
/// conversations alone. A full list drops those in which nothing was written for the longest time; the next message brings one back.
/// </summary>
internal sealed class ConversationLists(Documents documents, ConversationStore conversations, IIdSource ids, IOptions<ChatOptions> options)
{
    private const int Tries = 16;

    /// <summary>The listed conversations in which something was written, the latest first.</summary>
    public async ValueTask<IReadOnlyList<(UserId With, Conversation Conversation)>> ReadAsync(UserId user, CancellationToken cancellationToken)
    {
        ConversationList list = (await LoadAsync(user, cancellationToken)).List;
        IReadOnlyList<Conversation> all = await conversations.ReadAsync(list.With.Select(with => Pair.Of(user, with)), cancellationToken);
        return [.. list.With.Zip(all).Where(item => item.Second.Last is not null).OrderByDescending(item => item.Second.Last!.Id.Value)];
    }

    /// <summary>Lists a conversation. Saves in any case, so that whoever is about to drop it finds that out.</summary>
    public async ValueTask AddAsync(UserId user, UserId with, CancellationToken cancellationToken)
    {
        for (int i = 0; i < Tries; i++)
        {
            (ConversationList list, string? version) = await LoadAsync(user, cancellationToken);
            if (!list.With.Contains(with))
            {
                list = list.With.Count < options.Value.ConversationsPerUser ? list : await MakeRoomAsync(user, list, cancellationToken);
                list = list with { With = [.. list.With, with] };
            }

            if (await SaveAsync(user, list, version, cancellationToken))
                return;
        }

        throw new DependencyUnavailableException(StateStores.Documents, "too many write to one list of conversations");
    }

    /// <summary>All with whom the user ever had a conversation.</summary>
    public async ValueTask<IReadOnlyList<UserId>> AllAsync(UserId user, CancellationToken cancellationToken)
    {
        ConversationList list = (await LoadAsync(user, cancellationToken)).List;
        List<UserId> all = [.. list.With, .. list.Dropped];
        for (int page = 0; page < list.Pages; page++)
            all.AddRange(await ReadPageAsync(user, page, cancellationToken));
        return [.. all.Distinct()];
    }

    public async ValueTask RemoveAsync(UserId user, CancellationToken cancellationToken)
    {
        (ConversationList list, string? version) = await LoadAsync(user, cancellationToken);
        for (int page = 0; page <= list.Pages; page++)
            await documents.RemoveAsync(ConversationList.PageKeyOf(user, page), cancellationToken);
        if (version is not null)
            await documents.RemoveAsync(ConversationList.KeyOf(user), version, cancellationToken);
    }

    // A tenth at once, for finding the oldest means to read them all.
    private async ValueTask<ConversationList> MakeRoomAsync(UserId user, ConversationList list, CancellationToken cancellationToken)
    {
        IReadOnlyList<Conversation> all = await conversations.ReadAsync(list.With.Select(with => Pair.Of(user, with)), cancellationToken);
        UserId[] oldest = [.. list.With.Zip(all).OrderBy(item => item.Second.Last?.Id.Value).Take(1 + (list.With.Count / 10)).Select(item => item.First)];
        foreach (UserId with in oldest)
            await NoteUnlistedAsync(user, with, cancellationToken);
        ConversationList shorter = list with { With = [.. list.With.Except(oldest)], Dropped = [.. list.Dropped.Union(oldest)] };
        return shorter.Dropped.Count < ConversationList.PageSize ? shorter : await SealAsync(user, shorter, cancellationToken);
    }

    // Before it is dropped: a conversation that says that it is listed must be so.
    private ValueTask<bool> NoteUnlistedAsync(UserId user, UserId with, CancellationToken cancellationToken)
    {
        Pair pair = Pair.Of(user, with);
        bool high = pair.IsHigh(user);
        return conversations.ChangeAsync(
            pair, now => ValueTask.FromResult<(Conversation?, bool)>((now.With(high, now.Member(high) with { IsListed = false }), true)), cancellationToken);
    }

    private async ValueTask<ConversationList> SealAsync(UserId user, ConversationList list, CancellationToken cancellationToken)
    {
        string key = ConversationList.PageKeyOf(user, list.Pages);
        IReadOnlyList<UserId> page =
            await documents.SaveAsync(key, list.Dropped, null, PrivateJson.Stored.IReadOnlyListUserId, cancellationToken)
                ? list.Dropped
                : await ReadPageAsync(user, list.Pages, cancellationToken);
        return list with { Dropped = [.. list.Dropped.Except(page)], Pages = list.Pages + 1 };
    }

    private async ValueTask<IReadOnlyList<UserId>> ReadPageAsync(UserId user, int number, CancellationToken cancellationToken) =>
        (await documents.ReadAsync(ConversationList.PageKeyOf(user, number), PrivateJson.Stored.IReadOnlyListUserId, cancellationToken)).Value ?? [];

    private async ValueTask<(ConversationList List, string? Version)> LoadAsync(UserId user, CancellationToken cancellationToken)
    {
        (ConversationList? list, string? version) =
            await documents.ReadAsync(ConversationList.KeyOf(user), PrivateJson.Stored.ConversationList, cancellationToken);
        return (list ?? new ConversationList(), version);
    }

    private ValueTask<bool> SaveAsync(UserId user, ConversationList list, string? version, CancellationToken cancellationToken) => documents.SaveAsync(
        ConversationList.KeyOf(user), list with { SaveId = ids.New() }, version, PrivateJson.Stored.ConversationList, cancellationToken);
}
