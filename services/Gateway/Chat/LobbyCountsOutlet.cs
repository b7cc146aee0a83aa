using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Json;
using BlazingSun.Gateway.Presence;
using BlazingSun.Platform;
using BlazingSun.Platform.PubSub;

namespace BlazingSun.Gateway.Chat;

/// <summary>Tells the other gateways how many users are in lobbies here: when that changes, and now and then as a sign of life.</summary>
internal sealed class LobbyCountsOutlet(IBus bus, GatewayIdentity identity, PresenceEnvelopes envelopes, TimeProvider time)
{
    private static readonly TimeSpan SignOfLife = Contracts.Limits.GatewayBeat;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private Dictionary<LobbyId, int> _told = [];
    private long _toldAt;
    private bool _isLost;
    private Task _telling = Task.CompletedTask;

    /// <summary>Does not wait for the broker. What it does not take is told the next time.</summary>
    public void Tell(Dictionary<LobbyId, int> users)
    {
        if (_telling.IsCompleted && IsDue(users))
            _telling = TellAsync(users);
    }

    /// <summary>Tells at the end that nobody is here any more, after what is being told.</summary>
    public async Task LeaveAsync()
    {
        await _telling;
        if (IsDue([]))
            await TellAsync([]);
    }

    private bool IsDue(Dictionary<LobbyId, int> users)
    {
        bool isNews = users.Count != _told.Count || users.Any(one => _told.GetValueOrDefault(one.Key) != one.Value);
        return isNews || _isLost || (users.Count > 0 && time.GetElapsedTime(_toldAt) >= SignOfLife);
    }

    private async Task TellAsync(Dictionary<LobbyId, int> users)
    {
        (_told, _toldAt, _isLost) = (users, time.GetTimestamp(), false);
        try
        {
            using CancellationTokenSource timeout = new(Patience, time);
            await bus.PublishAsync(Topics.GatewayPresence, Message(users), timeout.Token);
        }
        catch (Exception exception) when (exception is DependencyUnavailableException or OperationCanceledException)
        {
            _isLost = true;
        }
    }

    private BusMessage Message(Dictionary<LobbyId, int> users)
    {
        Envelope<LobbyCounts> envelope = envelopes.Envelope(EventTypes.LobbyCounts, new LobbyCounts(identity.Id, users));
        return new BusMessage(identity.Id.ToString(), JsonSerializer.SerializeToUtf8Bytes(envelope, ContractsJson.Default.EnvelopeLobbyCounts));
    }
}
