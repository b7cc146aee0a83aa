using BlazingSun.Testing;

namespace BlazingSun.SystemTests.Sidecars;

/// <summary>Comes before all suites that run against real sidecars; see OUT/verify.</summary>
public sealed class IntroductionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("gateway")]
    [InlineData("games")]
    [InlineData("chat")]
    public async Task A_sidecar_learns_once_what_its_app_and_the_suites_need(string app)
    {
        RealSidecar? sidecar = RealSidecar.Of(app);
        Assert.SkipWhen(sidecar is null, $"needs a real sidecar: {app.ToUpperInvariant()}_DAPR_HTTP_PORT.");
        Assert.SkipUnless(Introduction.IsThere(app), $"There is no program for {app}.");
        await sidecar!.AppPortAsync(Cancel);
        if ((await sidecar.SubscriptionsAsync(Cancel)).Count == 0)
            await Introduction.MakeAsync(sidecar, Cancel);

        IReadOnlyList<(string Component, string Topic)> known = await sidecar.SubscriptionsAsync(Cancel);

        Assert.True(
            SuiteNeeds.Apps.Contains(app) ? known.Contains(("pubsub", SuiteNeeds.Messages)) : known.Count > 0,
            $"The sidecar of {app} has asked another program already, and asks only once: start it anew, without its app.");
    }
}
