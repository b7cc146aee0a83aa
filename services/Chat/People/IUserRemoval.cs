using BlazingSun.Contracts.Ids;

namespace BlazingSun.Chat.People;

/// <summary>
/// What a feature does when an account was removed; register one with <c>AddSingleton&lt;IUserRemoval, …&gt;</c>. The directory has forgotten
/// the user by then. May be called again for the same user: after a failure, and when the news comes twice.
/// </summary>
internal interface IUserRemoval
{
    /// <summary>Removes all that the feature holds of the user, and tells whoever is to know.</summary>
    ValueTask RemoveAsync(UserId user, CancellationToken cancellationToken);
}
