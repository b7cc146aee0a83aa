using System.Text.Json.Nodes;
using BlazingSun.Contracts.Bus;
using BlazingSun.Platform.PubSub;
using BlazingSun.Testing;

namespace BlazingSun.Games.Tests;

/// <summary>All that Games published, message by message, and the frames in them.</summary>
internal sealed class Published : IBatchConsumer
{
    private readonly Recorder<JsonNode> messages = new();

    /// <summary>All frames so far: of events (for all), of states for joiners, of replies and of deliveries.</summary>
    public IReadOnlyList<JsonNode> Frames => [.. messages.Items.SelectMany(FramesOf)];

    /// <summary>The numbered events so far, by room.</summary>
    public IReadOnlyList<long> NumbersOf(string room) =>
    [
        .. messages.Items.Where(m => m["payload"]!["roomId"]?.GetValue<string>() == room)
            .SelectMany(m => m["payload"]!["events"]!.AsArray()).Select(e => e!["seq"]!.GetValue<long>()),
    ];

    /// <summary>The replies to single senders so far.</summary>
    public IReadOnlyList<JsonNode> Replies =>
        [.. messages.Items.SelectMany(m => m["payload"]!["replies"]?.AsArray() ?? []).Select(r => r!)];

    public ValueTask<BatchResult> HandleAsync(IReadOnlyList<BusMessage> batch, CancellationToken cancellationToken)
    {
        foreach (BusMessage message in batch)
        {
            messages.Add(JsonNode.Parse(message.Body.Span)!);
        }

        return ValueTask.FromResult(BatchResult.Done);
    }

    /// <summary>Waits for a frame.</summary>
    public async Task<JsonNode> FrameAsync(string type, Func<JsonNode, bool>? fits = null)
    {
        await WaitAsync(() => Frames.Any(Fits));
        return Frames.First(Fits);
        bool Fits(JsonNode frame) => frame["type"]!.GetValue<string>() == type && (fits is null || fits(frame));
    }

    /// <summary>The frames so far that an audience got, such as <c>players</c>.</summary>
    public IReadOnlyList<JsonNode> DeliveriesTo(string audience) =>
    [
        .. messages.Items.Where(m => m["audience"]?["type"]?.GetValue<string>() == audience).Select(m => m["payload"]!["frame"]).OfType<JsonNode>(),
    ];

    /// <summary>Waits for a delivery; the whole message.</summary>
    public async Task<JsonNode> MessageAsync(string type)
    {
        await WaitAsync(() => messages.Items.Any(Fits));
        return messages.Items.First(Fits);
        bool Fits(JsonNode message) => message["payload"]!["frame"]?["type"]!.GetValue<string>() == type;
    }

    /// <summary>Waits for the reply to a command.</summary>
    public async Task<JsonNode> ReplyAsync(string correlationId, int number = 1)
    {
        await WaitAsync(() => Mine().Count() >= number);
        return Mine().ElementAt(number - 1)["frame"]!;
        IEnumerable<JsonNode> Mine() => Replies.Where(r => r["correlationId"]?.GetValue<string>() == correlationId);
    }

    /// <summary>Waits for the answer to a sync.</summary>
    public async Task<JsonNode> SyncAsync(string correlationId)
    {
        await WaitAsync(() => Mine().Any());
        return Mine().First();
        IEnumerable<JsonNode> Mine() => messages.Items
            .Where(m => m["eventType"]!.GetValue<string>() == EventTypes.SyncAnswer).Select(m => m["payload"]!)
            .Where(p => p["correlationId"]?.GetValue<string>() == correlationId);
    }

    private async Task WaitAsync(Func<bool> condition)
    {
        try
        {
            await messages.WaitUntilAsync(_ => condition(), TestContext.Current.CancellationToken);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"Published so far:\n{string.Join('\n', messages.Items.TakeLast(10).Select(m => m.ToJsonString()))}");
        }
    }

    private static IEnumerable<JsonNode> FramesOf(JsonNode message)
    {
        JsonNode payload = message["payload"]!;
        IEnumerable<JsonNode> events = (payload["events"]?.AsArray() ?? []).Select(e => e!["views"]!.AsArray()[^1]!["frame"]!);
        IEnumerable<JsonNode> states = (payload["events"]?.AsArray() ?? []).Select(e => e!["joined"]?["state"]).OfType<JsonNode>();
        IEnumerable<JsonNode> replies = (payload["replies"]?.AsArray() ?? []).Select(r => r!["frame"]!);
        return events.Concat(states).Concat(replies).Concat(payload["frame"] is { } frame ? [frame] : []);
    }
}
