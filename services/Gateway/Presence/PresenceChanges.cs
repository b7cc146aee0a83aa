using System.Collections.Concurrent;
using System.Threading.Channels;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Gateway.Presence;

/// <summary>The users whose first socket came or whose last one went; what holds now is asked when it is told.</summary>
internal sealed class PresenceChanges
{
    private readonly ConcurrentDictionary<UserId, byte> _users = new();
    private readonly Channel<byte> _signal = Channel.CreateBounded<byte>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <summary>One item while there may be changes.</summary>
    public ChannelReader<byte> Signal => _signal.Reader;

    public void Mark(UserId user)
    {
        _users[user] = 0;
        _signal.Writer.TryWrite(0);
    }

    public List<UserId> TakeAll()
    {
        List<UserId> users = [];
        foreach (UserId user in _users.Keys)
        {
            if (_users.TryRemove(user, out _))
                users.Add(user);
        }

        return users;
    }

    public void Close() => _signal.Writer.TryComplete();
}
