using System.Globalization;
using System.Net;
using System.Text;
using BlazingSun.DaprEmulator.Http;

namespace BlazingSun.DaprEmulator.Brokers;

/// <summary>Delivers many messages at a time. One that is to come again brings the whole batch again.</summary>
internal sealed class BulkSubscription(SubscriptionInfo info, Sidecar sidecar) : GroupMember(info.Topic, sidecar.Killed)
{
    internal override async Task<bool> DeliverAsync(IReadOnlyList<BrokerRecord> records, CancellationToken cancellationToken)
    {
        Dictionary<string, string>? statuses = await AskAsync(records, cancellationToken);
        if (statuses is null)
            return true;
        List<BrokerRecord> dead = [];
        bool again = false;
        for (int i = 0; i < records.Count; i++)
        {
            string status = statuses.GetValueOrDefault(i.ToString(CultureInfo.InvariantCulture)) ?? "";
            if (status == "SUCCESS")
                continue;
            again |= status != "DROP";
            dead.Add(records[i]);
        }

        if (info.DeadLetterTopic is not { } topic)
            return !again;
        sidecar.World.Broker.Publish(topic, [.. dead.Select(record => new NewRecord(record.Key, record.Value, record.Metadata()))]);
        return true;
    }

    /// <summary>The statuses; null when the app has no such route, and then all are dropped.</summary>
    private async Task<Dictionary<string, string>?> AskAsync(IReadOnlyList<BrokerRecord> records, CancellationToken cancellationToken)
    {
        try
        {
            AppAnswer answer = await sidecar.App.CallAsync(
                "POST", info.Route, [new("Content-Type", "application/json"), new("pubsubname", info.PubSub)], Body(records), cancellationToken);
            if (answer.Status == HttpStatusCode.NotFound)
                return null;
            return answer.IsSuccess ? DeliveryAnswer.Bulk(answer.Body) : [];
        }
        catch (HttpRequestException)
        {
            return [];
        }
    }

    private byte[] Body(IReadOnlyList<BrokerRecord> records)
    {
        StringBuilder json = new("{\"entries\":[");
        for (int i = 0; i < records.Count; i++)
        {
            json.Append(i > 0 ? "," : "").Append(CultureInfo.InvariantCulture, $"{{\"entryId\":\"{i}\",\"event\":{Event(records[i])},\"metadata\":{{");
            json.AppendJoin(',', records[i].Metadata().Select(pair => $"{GoJson.Quote(pair.Key)}:{GoJson.Quote(pair.Value)}"));
            json.Append(CultureInfo.InvariantCulture, $"}},\"contentType\":\"{(info.Raw ? "application/octet-stream" : CloudEvent.MediaType)}\"}}");
        }

        string pubSub = GoJson.Quote(info.PubSub);
        json.Append(CultureInfo.InvariantCulture, $"],\"id\":\"{sidecar.World.NewId()}\",\"metadata\":{{\"pubsubName\":{pubSub}}},");
        json.Append(CultureInfo.InvariantCulture, $"\"pubsubname\":{pubSub},\"topic\":{GoJson.Quote(info.Topic)},\"type\":\"com.dapr.event.sent.bulk\"}}");
        return Encoding.UTF8.GetBytes(json.ToString());
    }

    private string Event(BrokerRecord record) =>
        info.Raw ? GoJson.Quote(Convert.ToBase64String(record.Value)) : Encoding.UTF8.GetString(record.Value);
}
