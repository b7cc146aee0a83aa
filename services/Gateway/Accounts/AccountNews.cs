using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Json;
using BlazingSun.Platform;
using BlazingSun.Platform.PubSub;

namespace BlazingSun.Gateway.Accounts;

/// <summary>Tells the other apps of accounts.</summary>
internal sealed class AccountNews(IBus bus, IIdSource ids, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>An account was made. When that cannot be told, the others learn of the user with the first connection.</summary>
    public async Task RegisteredAsync(UserId user, string username, CancellationToken cancellationToken)
    {
        try
        {
            await TellAsync(EventTypes.UserRegistered, new UserConnection(user, Username: username), time.GetUtcNow(), cancellationToken);
        }
        catch (DependencyUnavailableException)
        {
            // The account exists all the same.
        }
    }

    /// <summary>An account was removed.</summary>
    /// <exception cref="DependencyUnavailableException">It may have been told all the same.</exception>
    public Task RemovedAsync(FormerUser user, CancellationToken cancellationToken) =>
        TellAsync(EventTypes.UserDeleted, new UserConnection(user.UserId), user.RemovedAt, cancellationToken);

    private async Task TellAsync(string what, UserConnection about, DateTimeOffset at, CancellationToken cancellationToken)
    {
        Envelope<UserConnection> told = new()
        {
            EventId = ids.New(),
            EventType = what,
            Timestamp = at,
            Producer = "gateway",
            Payload = about,
        };
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(told, ContractsJson.Default.EnvelopeUserConnection);
        using CancellationTokenSource patience = new(Patience, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await bus.PublishAsync(Topics.SystemEvents, new BusMessage(about.UserId.ToString(), body), either.Token);
        }
        catch (OperationCanceledException e) when (patience.IsCancellationRequested)
        {
            throw new DependencyUnavailableException("pubsub", "it did not take the news in time", e);
        }
    }
}
