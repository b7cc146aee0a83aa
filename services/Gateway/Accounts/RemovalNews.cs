using BlazingSun.Platform;

namespace BlazingSun.Gateway.Accounts;

/// <summary>Tells the other apps of removed users, until they have heard.</summary>
internal sealed class RemovalNews(FormerUserStore store, AccountNews news)
{
    /// <exception cref="DependencyUnavailableException">Some may have been told already; they are told again.</exception>
    public async Task TellAsync(CancellationToken cancellationToken)
    {
        while (await store.UntoldAsync(cancellationToken) is { Length: > 0 } untold)
        {
            foreach (FormerUser user in untold)
            {
                await news.RemovedAsync(user, cancellationToken);
                await store.ToldAsync(user, cancellationToken);
            }
        }
    }
}
