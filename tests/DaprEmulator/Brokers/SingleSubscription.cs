using System.Net;
using BlazingSun.DaprEmulator.Http;

namespace BlazingSun.DaprEmulator.Brokers;

/// <summary>Delivers one message at a time.</summary>
internal sealed class SingleSubscription(SubscriptionInfo info, Sidecar sidecar) : GroupMember(info.Topic, sidecar.Killed)
{
    internal override async Task<bool> DeliverAsync(IReadOnlyList<BrokerRecord> records, CancellationToken cancellationToken)
    {
        BrokerRecord record = records[0];
        byte[] body = info.Raw ? CloudEvent.WrapRaw(record.Value, sidecar, info.PubSub, info.Topic) : record.Value;
        List<KeyValuePair<string, string>> headers = [.. record.Metadata(), new("pubsubname", info.PubSub), new("Content-Type", CloudEvent.MediaType)];
        string? status = await AskAsync(headers, body, cancellationToken);
        if (status is "SUCCESS")
            return true;
        if (info.DeadLetterTopic is { } dead)
        {
            sidecar.World.Broker.Publish(dead, [new NewRecord(record.Key, record.Value, record.Metadata())]);
            return true;
        }

        return status is "DROP";
    }

    private async Task<string?> AskAsync(IEnumerable<KeyValuePair<string, string>> headers, byte[] body, CancellationToken cancellationToken)
    {
        try
        {
            AppAnswer answer = await sidecar.App.CallAsync("POST", info.Route, headers, body, cancellationToken);
            if (answer.Status == HttpStatusCode.NotFound)
                return "DROP";
            return answer.IsSuccess ? DeliveryAnswer.Single(answer.Body) : null;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
