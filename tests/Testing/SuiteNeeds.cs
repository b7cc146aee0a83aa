using BlazingSun.Platform.PubSub;

namespace BlazingSun.Testing;

/// <summary>
/// What the suites ask of a real sidecar besides what its app asks. It asks once in its life, so all suites have to do with this, each test with keys and
/// ids of its own.
/// </summary>
public static class SuiteNeeds
{
    /// <summary>Messages of tests.</summary>
    public const string Messages = "verify.messages";

    /// <summary>Messages of tests about small batches.</summary>
    public const string Batches = "verify.batches";

    /// <summary>How many come at once on <see cref="Batches"/>.</summary>
    public const int SmallBatch = 7;

    /// <summary>The actors of the suites.</summary>
    public const string ActorType = "Counter";

    /// <summary>The apps whose sidecars carry the messages of tests.</summary>
    public static IReadOnlyList<string> Apps { get; } = ["games", "gateway"];

    /// <summary>The subscriptions of one of these apps, all to one consumer. Others have none.</summary>
    public static IReadOnlyList<Subscription> Subscriptions(string app, IBatchConsumer consumer) => !Apps.Contains(app) ? [] :
    [
        new(app, Messages, ConsumerGroup.PerApp, consumer),
        new(app, Batches, ConsumerGroup.PerApp, consumer) { MaxBatch = SmallBatch },
        new(app, Messages, ConsumerGroup.PerReplica, consumer),
    ];
}
