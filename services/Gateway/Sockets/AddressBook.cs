using System.Collections.Concurrent;
using BlazingSun.Gateway.RateLimits;

namespace BlazingSun.Gateway.Sockets;

/// <summary>Counts the open sockets of each address.</summary>
internal sealed class AddressBook(LimitsOptions limits)
{
    private readonly ConcurrentDictionary<string, int> _open = new();

    /// <summary>Counts a socket in; false when the address has too many. Counts it either way, so <see cref="Leave"/> follows.</summary>
    public bool Enter(string address) =>
        _open.AddOrUpdate(address, 1, (_, count) => count + 1) <= limits.SocketsPerAddress || !limits.Enabled;

    public void Leave(string address)
    {
        if (_open.AddOrUpdate(address, 0, (_, count) => count - 1) <= 0)
            _open.TryRemove(new(address, 0));
    }
}
