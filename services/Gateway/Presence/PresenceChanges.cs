using System.Collections.Concurrent;
using System.Threading.Channels;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Gateway.Presence;

/// <summary>The users whose first socket came or whose last one went; what holds now is asked when it is told.</summary>
internal sealed class PresenceChanges
{
    private readonly ConcurrentDictionary<UserId, bool> _users = new();
    private readonly Channel<byte> _signal = Channel.CreateBounded<byte>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <summary>One item while there may be changes.</summary>
    public ChannelReader<byte> Signal => _signal.Reader;

    /// <summary>The gateway ends: who goes from now on goes because of that, and finds another one.</summary>
    public bool IsClosing { get; private set; }

    /// <summary>The user may have come or gone.</summary>
    public void Mark(UserId user) => Add(user, isDoubtful: false);

    /// <summary>The others may think something else than what was told: it is told again.</summary>
    public void Doubt(UserId user) => Add(user, isDoubtful: true);

    /// <summary>All that were added, and whether there is doubt about them.</summary>
    public List<(UserId User, bool IsDoubtful)> TakeAll()
    {
        List<(UserId, bool)> users = [];
        foreach (UserId user in _users.Keys)
        {
            if (_users.TryRemove(user, out bool isDoubtful))
                users.Add((user, isDoubtful));
        }

        return users;
    }

    public void BeginClosing() => IsClosing = true;

    public void Close() => _signal.Writer.TryComplete();

    private void Add(UserId user, bool isDoubtful)
    {
        _users.AddOrUpdate(user, isDoubtful, (_, already) => already || isDoubtful);
        _signal.Writer.TryWrite(0);
    }
}
