using BlazingSun.Platform.Workflows;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Platform.Tests.Workflows;

public sealed class WorkflowTroubleTests
{
    private readonly WorkflowStage _stage = new();
    private readonly FlakyStore.Plan _plan = new();
    private bool _patched = true;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_turn_that_could_not_be_stored_is_run_again_and_begins_nothing_before(bool afterSaving)
    {
        await using EmbeddedTestPlatform platform = await StartAsync();
        (_plan.Failing, _plan.AfterSaving) = (2, afterSaving);
        await Assert.ThrowsAsync<DependencyUnavailableException>(() => platform.Start<GreetOnce>("one", "Ann"));
        Assert.Empty(_stage.Log.Items);
        await platform.PassUntilAsync(platform.EndOf("one"), TimeSpan.FromSeconds(1), Token);
        Assert.Equal("Hello Ann", (await platform.EndOf("one")).ReadOutputAs<string>());
        Assert.Single(_stage.Log.Items);
    }

    [Fact]
    public async Task An_older_program_leaves_a_patched_workflow_alone_until_the_newer_one_is_back()
    {
        await using EmbeddedTestPlatform platform = await StartAsync();
        await platform.Start<Listen>("one", "");
        _patched = false;
        await platform.RestartAsync(Token);
        await Assert.ThrowsAsync<DependencyUnavailableException>(() => platform.Raise("one", "word", "lost"));
        Assert.Equal(WorkflowRuntimeStatus.Stalled, (await platform.StateOf("one"))!.RuntimeStatus);
        _patched = true;
        await platform.RestartAsync(Token);
        await platform.Raise("one", "word", "again");
        Assert.Equal("patched again", (await platform.EndOf("one")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task What_an_older_program_leaves_alone_can_still_be_ended()
    {
        await using EmbeddedTestPlatform platform = await StartAsync();
        await platform.Start<Listen>("one", "");
        _patched = false;
        await platform.RestartAsync(Token);
        await platform.Get<IWorkflowClient>().TerminateWorkflowAsync("one", "enough", Token);
        Assert.Equal(WorkflowRuntimeStatus.Terminated, (await platform.EndOf("one")).RuntimeStatus);
    }

    [Fact]
    public async Task After_the_end_calls_are_refused()
    {
        await using EmbeddedTestPlatform platform = await StartAsync();
        await platform.Start<Listen>("one", "");
        await platform.BeginStopAsync(Token);
        var refused = await Assert.ThrowsAsync<DependencyUnavailableException>(() => platform.Raise("one", "word", "late"));
        Assert.Equal("workflows", refused.Dependency);
    }

    private Task<EmbeddedTestPlatform> StartAsync() => EmbeddedTestPlatform.StartAsync(
        services =>
        {
            FlakyStore.AddTo(services, _plan);
            services.AddSingleton(_stage).AddWorkflow<GreetOnce>().AddWorkflowActivity<Greet>();
            services.AddSingleton(new WorkflowRegistration(nameof(Listen), _ => new Inline(ListenAsync)));
        },
        Token);

    private async Task<string> ListenAsync(WorkflowContext context)
    {
        string way = _patched && context.IsPatched("newer") ? "patched " : "";
        return way + await context.WaitForExternalEventAsync<string>("word");
    }
}
