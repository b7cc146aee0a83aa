using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Json;
using BlazingSun.Platform.PubSub;

namespace BlazingSun.Games.Gateways;

/// <summary>Everything that a gateway says is a sign of life. Each replica hears it, because each looks for itself.</summary>
internal sealed class GatewayConsumer(KnownGateways gateways, GatewayEcho echo) : IBatchConsumer
{
    public ValueTask<BatchResult> HandleAsync(IReadOnlyList<BusMessage> batch, CancellationToken cancellationToken)
    {
        foreach (BusMessage message in batch)
        {
            if (TryRead(message) is not { Payload.GatewayId: { } gateway } envelope)
            {
                continue;
            }

            if (envelope.EventType == EventTypes.GatewayEcho)
            {
                echo.Hear(gateway);
            }
            else
            {
                gateways.Heard(gateway);
            }
        }

        return ValueTask.FromResult(BatchResult.Done);
    }

    // What cannot be read goes to the dead letters by the one who acts on it.
    private static Envelope<GatewayState>? TryRead(BusMessage message)
    {
        try
        {
            return message.Read(ContractsJson.Default.EnvelopeGatewayState);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
