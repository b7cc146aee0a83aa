using System.Text.Json;

namespace BlazingSun.DaprEmulator.Actors;

/// <summary>What an app says about its actors in <c>/dapr/config</c>.</summary>
internal sealed record ActorSettings(IReadOnlySet<string> Types)
{
    internal TimeSpan IdleTimeout { get; init; } = TimeSpan.FromHours(1);

    internal TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(2);

    internal bool Drains { get; init; } = true;

    internal static ActorSettings None { get; } = new(new HashSet<string>());

    internal static ActorSettings Parse(byte[] body)
    {
        if (body.Length == 0)
            return None;
        JsonElement config = JsonElement.Parse(body);
        IEnumerable<string> types = config.TryGetProperty("entities", out JsonElement entities) && entities.ValueKind == JsonValueKind.Array
            ? entities.EnumerateArray().Select(type => type.GetString()!)
            : [];
        return new ActorSettings(types.ToHashSet(StringComparer.Ordinal))
        {
            IdleTimeout = Duration(config, "actorIdleTimeout") ?? None.IdleTimeout,
            DrainTimeout = Duration(config, "drainOngoingCallTimeout") ?? None.DrainTimeout,
            Drains = !config.TryGetProperty("drainRebalancedActors", out JsonElement drains) || drains.ValueKind != JsonValueKind.False,
        };
    }

    private static TimeSpan? Duration(JsonElement config, string name) =>
        config.TryGetProperty(name, out JsonElement text) && GoDuration.TryParse(text.GetString()!, out TimeSpan duration) ? duration : null;
}
