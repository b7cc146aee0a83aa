using BlazingSun.Platform.Health;
using BlazingSun.Testing;

namespace BlazingSun.SystemTests.Sidecars;

/// <summary>
/// Whether the topics were made: on a broker that makes none by itself, one that is missing stops all others that a sidecar reads through the same component. Those of
/// the apps are not tried, for each message there means something; the script makes the ones here last.
/// </summary>
public sealed class TopicTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DependencyChecks.ProbeTopic)]
    [InlineData(SuiteNeeds.Messages)]
    [InlineData(SuiteNeeds.Batches)]
    public async Task Each_topic_takes_a_message(string topic)
    {
        RealSidecar? sidecar = RealSidecar.Of("games");
        Assert.SkipWhen(sidecar is null, "needs a real sidecar: GAMES_DAPR_HTTP_PORT.");

        string? problem = await sidecar!.PublishAsync(topic, Cancel);

        Assert.True(
            problem is null,
            $"The sidecar of games cannot publish to {topic}: {problem} Is the broker there, and were its topics made? components/create-topics.sh BROKERS makes those that are missing.");
    }
}
