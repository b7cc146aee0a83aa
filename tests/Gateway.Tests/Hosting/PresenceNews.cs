using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Json;
using BlazingSun.Platform.PubSub;
using BlazingSun.Testing;

namespace BlazingSun.Gateway.Tests.Hosting;

/// <summary>Records what is told of users' presence over all gateways.</summary>
internal sealed class PresenceNews : IBatchConsumer
{
    public Recorder<PresenceChange> Told { get; } = new();

    /// <summary>Such as <c>user7 online</c>.</summary>
    public IEnumerable<string> Lines => Told.Items.Select(Line);

    public async Task<IReadOnlyList<string>> WaitForAsync(int count) =>
        [.. (await Told.WaitForAsync(count, TestContext.Current.CancellationToken)).Select(Line)];

    public ValueTask<BatchResult> HandleAsync(IReadOnlyList<BusMessage> batch, CancellationToken cancellationToken)
    {
        foreach (BusMessage message in batch)
        {
            Envelope<PresenceChange> told = JsonSerializer.Deserialize(message.Body.Span, ContractsJson.Default.EnvelopePresenceChange)!;
            Assert.Equal((EventTypes.PresenceChanged, message.Key), (told.EventType, told.Payload.UserId.ToString()));
            Told.Add(told.Payload);
        }

        return ValueTask.FromResult(BatchResult.Done);
    }

    private static string Line(PresenceChange told) => $"{told.Username} {told.Presence.Status}".ToLowerInvariant();
}
