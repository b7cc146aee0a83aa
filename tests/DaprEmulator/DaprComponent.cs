namespace BlazingSun.DaprEmulator;

/// <summary>A component: a name that apps use, and what is behind it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type"><c>pubsub.kafka</c>, <c>state.redis</c>, <c>state.mongodb</c>, <c>state.sqlite</c> or <c>state.in-memory</c>.</param>
public sealed record DaprComponent(string Name, string Type)
{
    /// <summary>Its metadata.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The apps that load it; empty = all.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>Components as this product has them; see <see cref="ComponentFiles"/> for those of a folder.</summary>
    public static IReadOnlyList<DaprComponent> Product { get; } =
    [
        Of("pubsub", "pubsub.kafka", ("initialOffset", "oldest"), ("backOffDuration", "1s"), ("sessionTimeout", "6s")),
        Of("pubsub-fanout", "pubsub.kafka", ("consumerGroup", "replica-{uuid}"), ("initialOffset", "newest"), ("backOffDuration", "1s")),
        Of("rooms", "state.redis", ("actorStateStore", "true"), ("keyPrefix", "appid")),
        Of("documents", "state.mongodb", ("keyPrefix", "appid")),
    ];

    /// <summary>A component with metadata.</summary>
    public static DaprComponent Of(string name, string type, params ReadOnlySpan<(string Name, string Value)> metadata)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        foreach ((string key, string value) in metadata)
            values.Add(key, value);
        return new DaprComponent(name, type) { Metadata = values };
    }

    internal bool IsPubSub => Type.StartsWith("pubsub.", StringComparison.Ordinal);

    internal bool IsState => Type.StartsWith("state.", StringComparison.Ordinal);

    internal bool IsLoadedBy(string appId) => Scopes.Count == 0 || Scopes.Contains(appId, StringComparer.Ordinal);

    internal string Text(string name, string otherwise) => Metadata.GetValueOrDefault(name) ?? otherwise;

    internal bool Flag(string name) => Text(name, "false") is "true" or "1";

    internal TimeSpan Duration(string name, TimeSpan otherwise) =>
        Metadata.TryGetValue(name, out string? text) && GoDuration.TryParse(text, out TimeSpan value) ? value : otherwise;
}
