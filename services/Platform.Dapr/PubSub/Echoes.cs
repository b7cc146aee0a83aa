using System.Globalization;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.PubSub;

namespace BlazingSun.Platform.Dapr.PubSub;

/// <summary>Messages by which the platform finds out what comes to it. They are kept from the consumers, those of other replicas too.</summary>
internal sealed class Echoes(IIdSource ids)
{
    // No room, user, lobby or gateway is called so.
    private const string Mark = "echo/";
    private readonly Lock _gate = new();
    private readonly HashSet<(string Topic, string Key)> _awaited = [];
    private TaskCompletionSource _all = NewWait();
    private string? _self;
    private long _calls;

    internal static bool IsOne(BusMessage message) => message.Key.StartsWith(Mark, StringComparison.Ordinal);

    /// <summary>
    /// Begins a call, which replaces the one before.
    /// </summary>
    /// <param name="topics">Where to call.</param>
    /// <param name="count">Under how many keys in each: many meet every partition.</param>
    /// <returns>What is to be published, and the task that ends when all of it has come back.</returns>
    internal (BusMessage[] Messages, Task Heard) Call(IReadOnlyList<string> topics, int count)
    {
        lock (_gate)
        {
            _self ??= $"{Mark}{ids.New():N}/";
            string call = string.Create(CultureInfo.InvariantCulture, $"{_self}{++_calls}/");
            BusMessage[] messages = [.. Enumerable.Range(0, count).Select(i => new BusMessage($"{call}{i}", "{}"u8.ToArray()))];
            _all = NewWait();
            _awaited.Clear();
            _awaited.UnionWith(topics.SelectMany(topic => messages.Select(message => (topic, message.Key))));
            return (messages, _all.Task);
        }
    }

    /// <summary>One has come to a subscription that every replica has for itself.</summary>
    internal void Hear(string topic, BusMessage echo)
    {
        lock (_gate)
        {
            if (_awaited.Remove((topic, echo.Key)) && _awaited.Count == 0)
                _all.TrySetResult();
        }
    }

    private static TaskCompletionSource NewWait() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
