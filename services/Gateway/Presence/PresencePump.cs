using BlazingSun.Contracts.Ids;
using BlazingSun.Gateway.Sockets;
using BlazingSun.Platform.PubSub;

namespace BlazingSun.Gateway.Presence;

/// <summary>Tells the other apps who came and who went. What could not be told is told later, as it is then.</summary>
internal sealed class PresencePump(
    PresenceChanges changes, SocketDirectory directory, SystemNews news, PresenceEnvelopes envelopes, TimeProvider time) : IHostedService
{
    private const int AtOnce = 500;
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly Dictionary<UserId, string?> _told = [];
    private Task _running = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _running = RunAsync();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        changes.Close();
        return _running.WaitAsync(cancellationToken);
    }

    private async Task RunAsync()
    {
        while (await changes.Signal.WaitToReadAsync())
        {
            changes.Signal.TryRead(out _);
            if (!await TellAsync(changes.TakeAll()))
                await Task.Delay(Retry, time);
        }
    }

    // Some at a time: what the broker has taken of a great many is not told again because of the rest.
    private async Task<bool> TellAsync(List<(UserId User, bool IsDoubtful)> marked)
    {
        for (int told = 0; told < marked.Count; told += AtOnce)
        {
            if (await TellAsync([.. marked.Skip(told).Take(AtOnce).Where(m => IsNews(m.User, m.IsDoubtful)).Select(m => m.User)]))
                continue;
            // The broker may have taken it all the same: whatever holds then is told, also if it is what was told before.
            foreach ((UserId user, _) in marked.Skip(told))
                changes.Doubt(user);
            return false;
        }

        return true;
    }

    private async Task<bool> TellAsync(UserId[] users)
    {
        bool[] here = [.. users.Select(IsHere)];
        string?[] names = [.. users.Select(NameOf)];
        BusMessage[] messages = [.. users.Select((user, i) => envelopes.User(user, names[i], here[i]))];
        if (messages.Length > 0 && !await news.TellAsync(messages, Patience))
            return false;
        for (int i = 0; i < users.Length; i++)
            Remember(users[i], names[i], here[i]);
        return true;
    }

    private bool IsNews(UserId user, bool isDoubtful) =>
        (isDoubtful || _told.ContainsKey(user) != IsHere(user)) && (IsHere(user) || !changes.IsClosing);

    private bool IsHere(UserId user) => directory.Of(user).Length > 0;

    private string? NameOf(UserId user) =>
        directory.Of(user) is [{ User.Caller.Username: var name }, ..] ? name : _told.GetValueOrDefault(user);

    private void Remember(UserId user, string? name, bool isHere)
    {
        if (isHere)
            _told[user] = name;
        else
            _told.Remove(user);
    }
}
