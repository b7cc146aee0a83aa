using System.Data.Common;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform;

namespace BlazingSun.Gateway.Accounts;

/// <summary>Removes an account: first here, then on the other gateways and in the other apps, which hear of it when they can.</summary>
internal sealed class AccountRemoval(FormerUserStore users, AccountEnds ends, RemovalNews news)
{
    public async Task RemoveAsync(UserId user, CancellationToken cancellationToken)
    {
        ends.End(await users.AddAsync(user, cancellationToken));
        try
        {
            await news.TellAsync(CancellationToken.None);
        }
        catch (Exception exception) when (exception is DependencyUnavailableException or DbException)
        {
            // It is removed; the keeper goes on telling it.
        }
    }
}
