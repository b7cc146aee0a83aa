using System.Text.Json.Nodes;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.PubSub;
using BlazingSun.Testing;

namespace BlazingSun.Chat.Tests;

/// <summary>All that Chat published, message by message, and the frames in them.</summary>
internal sealed class Published : IBatchConsumer
{
    private readonly Recorder<JsonNode> messages = new();

    /// <summary>The messages so far.</summary>
    public IReadOnlyList<JsonNode> Messages => messages.Items;

    public ValueTask<BatchResult> HandleAsync(IReadOnlyList<BusMessage> batch, CancellationToken cancellationToken)
    {
        foreach (BusMessage message in batch)
            messages.Add(JsonNode.Parse(message.Body.Span)!);
        return ValueTask.FromResult(BatchResult.Done);
    }

    /// <summary>The frames that a user's sockets got so far, in order: deliveries, and answers to own commands.</summary>
    public IReadOnlyList<JsonNode> FramesOf(UserId user) => [.. messages.Items.SelectMany(message => FramesOf(message, user.ToString()))];

    /// <summary>The frames to a lobby so far, in order.</summary>
    public IReadOnlyList<JsonNode> FramesOf(LobbyId lobby) =>
        [.. messages.Items.Where(message => Text(message["audience"]?["lobbyId"]) == lobby.ToString()).Select(message => message["payload"]!["frame"]!)];

    /// <summary>Waits for so many frames to a lobby.</summary>
    public async Task<IReadOnlyList<JsonNode>> FramesAsync(LobbyId lobby, int count)
    {
        await WaitAsync(() => FramesOf(lobby).Count >= count);
        return FramesOf(lobby);
    }

    /// <summary>Waits for a frame to a user.</summary>
    public async Task<JsonNode> FrameAsync(UserId user, string type, Func<JsonNode, bool>? fits = null)
    {
        await WaitAsync(() => FramesOf(user).Any(Fits));
        return FramesOf(user).First(Fits);
        bool Fits(JsonNode frame) => Text(frame["type"]) == type && (fits is null || fits(frame));
    }

    /// <summary>Waits for the answer to a command.</summary>
    public async Task<JsonNode> ReplyAsync(string correlationId, int number = 1)
    {
        await WaitAsync(() => Mine().Count() >= number);
        return Mine().ElementAt(number - 1)["frame"]!;
        IEnumerable<JsonNode> Mine() => messages.Items.SelectMany(Replies).Where(reply => Text(reply["correlationId"]) == correlationId);
    }

    /// <summary>Waits for a message on the topic.</summary>
    public async Task<JsonNode> MessageAsync(Func<JsonNode, bool> fits)
    {
        await WaitAsync(() => messages.Items.Any(fits));
        return messages.Items.First(fits);
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

    private static IEnumerable<JsonNode> FramesOf(JsonNode message, string user)
    {
        JsonNode payload = message["payload"]!;
        IEnumerable<string?> users = (message["audience"]?["userIds"]?.AsArray() ?? []).Select(Text);
        if (payload["frame"] is { } frame && users.Contains(user))
            yield return frame;
        foreach (JsonNode reply in Replies(message).Where(reply => Text(reply["userId"]) == user))
            yield return reply["frame"]!;
    }

    private static IEnumerable<JsonNode> Replies(JsonNode message)
    {
        JsonNode payload = message["payload"]!;
        return payload["history"] is { } history ? [history] : (payload["replies"]?.AsArray() ?? []).Select(reply => reply!);
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
