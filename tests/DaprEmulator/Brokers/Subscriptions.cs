namespace BlazingSun.DaprEmulator.Brokers;

/// <summary>A sidecar's subscriptions: they stop while the app is unwell.</summary>
internal sealed class Subscriptions(Sidecar sidecar)
{
    private readonly Dictionary<string, SemaphoreSlim> _turns = new(StringComparer.Ordinal);
    private readonly Guid _uuid = sidecar.World.NewId();
    private readonly List<(ConsumerGroup Group, GroupMember Member)> _running = [];

    internal IReadOnlyList<SubscriptionInfo> Infos { get; set; } = [];

    internal async Task StartAsync()
    {
        foreach (SubscriptionInfo info in Infos)
        {
            if (sidecar.PubSub(info.PubSub) is not { } component)
                continue;
            ConsumerGroup group = sidecar.World.Broker.Group(GroupId(component));
            GroupMember member = Member(info, component);
            _running.Add((group, member));
            await group.JoinAsync(member);
        }
    }

    internal async Task StopAsync()
    {
        foreach ((ConsumerGroup group, GroupMember member) in _running)
            await group.LeaveAsync(member);
        _running.Clear();
    }

    /// <summary>The sidecar is gone without a word: others get its share when they have not heard of it for so long.</summary>
    internal async Task LoseAsync()
    {
        foreach ((ConsumerGroup group, GroupMember member) in _running)
            group.Lose(member);
        await Task.WhenAll(_running.Select(running => LeaveLaterAsync(running.Group, running.Member)));
    }

    /// <summary>Gives up the groups that are this sidecar's alone.</summary>
    internal void Forget()
    {
        foreach (DaprComponent component in sidecar.World.Components.Where(component => component.Text("consumerGroup", "").Contains("{uuid}", StringComparison.Ordinal)))
            sidecar.World.Broker.Forget(sidecar.World.Broker.Group(GroupId(component)));
    }

    private async Task LeaveLaterAsync(ConsumerGroup group, GroupMember member)
    {
        await Task.Delay(member.SessionTimeout, sidecar.World.Time);
        await group.LeaveAsync(member);
    }

    private string GroupId(DaprComponent component) => component.Text("consumerGroup", component.Text("consumerID", sidecar.AppId))
        .Replace("{uuid}", _uuid.ToString(), StringComparison.Ordinal)
        .Replace("{appID}", sidecar.AppId, StringComparison.Ordinal)
        .Replace("{namespace}", $"default.{sidecar.AppId}", StringComparison.Ordinal);

    private GroupMember Member(SubscriptionInfo info, DaprComponent component)
    {
        bool oldest = component.Text("initialOffset", "newest") == "oldest";
        TimeSpan backOff = component.Duration("backOffDuration", TimeSpan.FromSeconds(5));
        TimeSpan session = component.Duration("sessionTimeout", TimeSpan.FromSeconds(10));
        return info.Bulk is { } most
            ? new BulkSubscription(info, sidecar)
            {
                FromOldest = oldest,
                MaxBatch = most,
                BackOff = backOff,
                SessionTimeout = session,
                Turn = Turn(component.Name),
            }
            : new SingleSubscription(info, sidecar)
            {
                FromOldest = oldest,
                MaxBatch = 1,
                BackOff = backOff,
                SessionTimeout = session,
                Turn = null,
            };
    }

    private SemaphoreSlim Turn(string component) =>
        _turns.TryGetValue(component, out SemaphoreSlim? turn) ? turn : _turns[component] = new SemaphoreSlim(1, 1);
}
