using BlazingSun.Platform.Workflows;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Platform.Tests.Workflows;

public sealed class EmbeddedWorkflowCompliance : WorkflowRestartCompliance
{
    private protected override async Task<TestPlatform> StartAsync(Action<IServiceCollection> app) =>
        await EmbeddedTestPlatform.StartAsync(app, Token);

    [Fact]
    public async Task What_ended_long_ago_is_forgotten()
    {
        await using TestPlatform platform = await StartAsync();
        await platform.Start<GreetOnce>("one", "Ann");
        await platform.EndOf("one");
        await platform.PassAsync(TimeSpan.FromMinutes(59));
        Assert.NotNull(await platform.StateOf("one"));
        await platform.PassAsync(TimeSpan.FromMinutes(2));
        Assert.Null(await platform.StateOf("one"));
    }

    [Fact]
    public async Task A_thousand_sleeping_workflows_go_on_within_a_second()
    {
        await using TestPlatform platform = await StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => platform.Start<Nap>($"nap-{i}", 60)));
        await platform.RestartAsync(Token, downtime: TimeSpan.FromSeconds(30));
        long began = TimeProvider.System.GetTimestamp();
        await platform.PassAsync(TimeSpan.FromSeconds(30));
        WorkflowState[] states = await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => platform.EndOf($"nap-{i}")));
        Assert.All(states, s => Assert.Equal("rested", s.ReadOutputAs<string>()));
        TestContext.Current.TestOutputHelper?.WriteLine($"1,000 woke in {TimeProvider.System.GetElapsedTime(began)}");
    }

    [Fact]
    public async Task An_id_that_other_platforms_cannot_take_is_refused()
    {
        await using TestPlatform platform = await StartAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => platform.Start<Nap>("a:b", 1));
    }

    [Fact]
    public async Task No_more_activities_than_allowed_run_at_once()
    {
        await using TestPlatform platform = await EmbeddedTestPlatform.StartAsync(
            services => services.AddSingleton(Stage).AddWorkflow<PassGate>().AddWorkflowActivity<WaitAtGate>(),
            Token,
            ("Embedded:MaxRunningActivities", "2"));
        await Task.WhenAll(Enumerable.Range(0, 5).Select(i => platform.Start<PassGate>($"gate-{i}", "x")));
        await Stage.Log.WaitForAsync(2, Token);
        Assert.Equal(2, Stage.Log.Items.Count);
        Stage.Open();
        await Task.WhenAll(Enumerable.Range(0, 5).Select(i => platform.EndOf($"gate-{i}")));
        Assert.Equal(5, Stage.Log.Items.Count);
    }
}
