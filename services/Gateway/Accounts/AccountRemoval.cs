using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Json;
using BlazingSun.Gateway.Sockets;
using BlazingSun.Platform;
using BlazingSun.Platform.PubSub;

namespace BlazingSun.Gateway.Accounts;

/// <summary>Removes an account. The other apps are told first: when they cannot be, nothing is removed.</summary>
internal sealed class AccountRemoval(UserStore users, SocketDirectory sockets, IBus bus, IIdSource ids, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <exception cref="DependencyUnavailableException">It may have been told already; asking again removes the account.</exception>
    public async Task RemoveAsync(UserId user, CancellationToken cancellationToken)
    {
        await TellAsync(user, cancellationToken);
        await users.RemoveAsync(user, cancellationToken);
        foreach (ClientSocket socket in sockets.Of(user))
            socket.Close(CloseReason.AccountRemoved);
    }

    private async Task TellAsync(UserId user, CancellationToken cancellationToken)
    {
        Envelope<UserConnection> told = new()
        {
            EventId = ids.New(),
            EventType = EventTypes.UserDeleted,
            Timestamp = time.GetUtcNow(),
            Producer = "gateway",
            Payload = new UserConnection(user),
        };
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(told, ContractsJson.Default.EnvelopeUserConnection);
        using CancellationTokenSource patience = new(Patience, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await bus.PublishAsync(Topics.SystemEvents, new BusMessage(user.ToString(), body), either.Token);
        }
        catch (OperationCanceledException e) when (patience.IsCancellationRequested)
        {
            throw new DependencyUnavailableException("pubsub", "it did not take the news in time", e);
        }
    }
}
