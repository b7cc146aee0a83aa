using BlazingSun.DaprEmulator.Actors;
using BlazingSun.Recordings;

namespace BlazingSun.DaprEmulator.Tests;

/// <summary>How often a turn that fails is run, with a retry policy for its type and without one.</summary>
public sealed class ActorRetryTests
{
    private static readonly Dictionary<string, ActorRetry> Moving = new() { ["Room"] = new ActorRetry(TimeSpan.FromMilliseconds(250), 12) };

    public static TheoryData<string, bool, int> Failures => new()
    {
        { "refuse", false, 1 }, { "fail", false, 1 }, { "refuse", true, 13 }, { "fail", true, 13 },
    };

    /// <summary>Without a policy as recorded; with one as the sidecar's source says.</summary>
    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_turn_that_fails_runs_again_only_where_a_policy_says_so(string method, bool hasPolicy, int times)
    {
        await using Scene scene = new(actorRetries: hasPolicy ? Moving : null);
        RecordedResponse failed = Recording.Exchanges("actors.app", "actor: calls")
            .First(exchange => exchange.Request.Path.EndsWith(method, StringComparison.Ordinal)).Response!;
        scene.Answer = _ => new AppReply(failed.Status, failed.Body, [.. failed.Headers.Select(header => (header.Key, header.Value))]);
        Sidecar sidecar = await scene.StartAsync();

        RecordedResponse answer = await scene.Time.UntilAsync(scene.CallAsync(sidecar, "PUT", $"/v1.0/actors/Room/r1/method/{method}", "{}"), Scene.Token);

        Assert.Equal(failed.Status, answer.Status);
        Assert.Equal(times, scene.Got.Items.Count);
    }
}
