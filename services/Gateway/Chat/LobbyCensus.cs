using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Gateway.Chat;

/// <summary>How many users are in lobbies on the other gateways, as they say themselves. One that is silent for a time is forgotten.</summary>
internal sealed class LobbyCensus(TimeProvider time)
{
    /// <summary>Three signs of life that did not come.</summary>
    public static readonly TimeSpan Silence = 3 * Contracts.Limits.GatewayBeat;

    private readonly Lock _gate = new();
    private readonly Dictionary<GatewayId, (long HeardAt, IReadOnlyDictionary<LobbyId, int> Users)> _others = [];

    public void Hear(LobbyCounts counts)
    {
        lock (_gate)
        {
            if (counts.Users.Count == 0)
                _others.Remove(counts.GatewayId);
            else
                _others[counts.GatewayId] = (time.GetTimestamp(), counts.Users);
        }
    }

    public void ForgetSilent()
    {
        lock (_gate)
        {
            foreach ((GatewayId gateway, (long heardAt, _)) in _others)
            {
                if (time.GetElapsedTime(heardAt) >= Silence)
                    _others.Remove(gateway);
            }
        }
    }

    public int Elsewhere(LobbyId lobby)
    {
        lock (_gate)
        {
            return _others.Values.Sum(other => other.Users.GetValueOrDefault(lobby));
        }
    }
}
