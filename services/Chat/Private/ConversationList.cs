using BlazingSun.Contracts.Ids;

namespace BlazingSun.Chat.Private;

/// <summary>With whom a user has conversations.</summary>
internal sealed record ConversationList
{
    /// <summary>Users in a page of those that are out of the list.</summary>
    public const int PageSize = 500;

    /// <summary>Makes every save unlike all others.</summary>
    public Guid SaveId { get; init; }

    /// <summary>Those that are shown, in no order.</summary>
    public IReadOnlyList<UserId> With { get; init; } = [];

    /// <summary>Those that had to make room; one may be in the list again.</summary>
    public IReadOnlyList<UserId> Dropped { get; init; } = [];

    /// <summary>Pages of such that lie apart, numbered from 0.</summary>
    public int Pages { get; init; }

    public static string KeyOf(UserId user) => $"chat:of:{user}";

    public static string PageKeyOf(UserId user, int number) => $"{KeyOf(user)}:{number}";
}
