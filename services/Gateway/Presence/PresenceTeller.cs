using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Json;
using BlazingSun.Platform;
using BlazingSun.Platform.Presence;
using BlazingSun.Platform.PubSub;

namespace BlazingSun.Gateway.Presence;

/// <summary>Tells the other apps how users' presence over all gateways has changed. What cannot be told now the store gives out again.</summary>
internal sealed class PresenceTeller(IPresenceStore store, IBus bus, PresenceEnvelopes envelopes, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <returns>Whether it was told.</returns>
    public async Task<bool> TellAsync(IReadOnlyList<PresenceChange> changes)
    {
        try
        {
            using CancellationTokenSource timeout = new(Patience, time);
            while (changes.Count > 0)
            {
                await bus.PublishAsync(Topics.GatewayPresence, Messages(changes), timeout.Token);
                changes = await store.ConfirmAsync(changes, timeout.Token);
            }

            return true;
        }
        catch (Exception exception) when (exception is DependencyUnavailableException or OperationCanceledException)
        {
            return false;
        }
    }

    private BusMessage[] Messages(IReadOnlyList<PresenceChange> changes) => [.. changes.Select(Message)];

    private BusMessage Message(PresenceChange change) => new(change.UserId.ToString(), JsonSerializer.SerializeToUtf8Bytes(
        envelopes.Envelope(EventTypes.PresenceChanged, change), ContractsJson.Default.EnvelopePresenceChange));
}
