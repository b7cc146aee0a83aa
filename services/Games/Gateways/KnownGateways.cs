using System.Collections.Concurrent;
using BlazingSun.Contracts.Ids;
using BlazingSun.Games.Rooms;

namespace BlazingSun.Games.Gateways;

/// <summary>
/// The gateways that there are, and how often each was looked for since something was last heard of it. Counted in looks, not by the
/// clock: a time in which nobody looked, as on a suspended machine, says nothing about a gateway.
/// </summary>
internal sealed class KnownGateways
{
    /// <summary>Looks in vain, one a second, after which a gateway is gone: three of its beats.</summary>
    private const int MostLooks = 15;

    private readonly ConcurrentDictionary<GatewayId, int> looks = new();

    public IEnumerable<GatewayId> All => looks.Keys;

    /// <summary>It is there.</summary>
    public void Heard(GatewayId gateway) => looks[gateway] = 0;

    /// <summary>Somebody is, or was, connected through it; unless it is heard of, it will be found gone.</summary>
    public void Note(GatewayId gateway) => looks.TryAdd(gateway, 0);

    /// <summary>Likewise, all that a room names.</summary>
    public void Note(Attendance attendance)
    {
        foreach (GatewayId gateway in attendance.Gateways)
        {
            Note(gateway);
        }
    }

    /// <summary>Looks for all of them; those that have been silent too long.</summary>
    public IReadOnlyList<GatewayId> Look()
    {
        List<GatewayId> silent = [];
        foreach (GatewayId gateway in looks.Keys)
        {
            if (looks.AddOrUpdate(gateway, 1, (_, before) => before + 1) >= MostLooks)
            {
                silent.Add(gateway);
            }
        }

        return silent;
    }

    /// <summary>Whether it has not been heard of for too long, as far as is known now.</summary>
    public bool IsSilent(GatewayId gateway) => looks.TryGetValue(gateway, out int count) && count >= MostLooks;

    /// <summary>It is gone and everyone knows, unless it was heard of meanwhile.</summary>
    public void Forget(GatewayId gateway)
    {
        if (looks.TryGetValue(gateway, out int count) && count >= MostLooks)
        {
            looks.TryRemove(new(gateway, count));
        }
    }
}
