using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Ids;
using BlazingSun.Gateway.Sockets;
using BlazingSun.Platform;
using BlazingSun.Platform.PubSub;

namespace BlazingSun.Gateway.Presence;

/// <summary>Tells the other apps who came and who went. What could not be told is told later, as it is then.</summary>
internal sealed class PresencePump(
    PresenceChanges changes, SocketDirectory directory, IBus bus, PresenceEnvelopes envelopes, TimeProvider time) : IHostedService
{
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

    private async Task<bool> TellAsync(List<(UserId User, bool IsDoubtful)> marked)
    {
        List<UserId> news = [.. marked.Where(m => IsNews(m.User, m.IsDoubtful)).Select(m => m.User)];
        if (news.Count == 0)
            return true;
        bool[] here = [.. news.Select(IsHere)];
        string?[] names = [.. news.Select(NameOf)];
        BusMessage[] messages = [.. news.Select((user, i) => envelopes.User(user, names[i], here[i]))];
        try
        {
            using CancellationTokenSource timeout = new(Patience, time);
            await bus.PublishAsync(Topics.SystemEvents, messages, timeout.Token);
        }
        catch (Exception exception) when (exception is DependencyUnavailableException or OperationCanceledException)
        {
            // The broker may have taken it all the same: whatever holds then is told, also if it is what was told before.
            marked.ForEach(one => changes.Doubt(one.User));
            return false;
        }

        for (int i = 0; i < news.Count; i++)
            Remember(news[i], names[i], here[i]);
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
