using BlazingSun.Platform.Workflows;

namespace BlazingSun.Platform.Tests.Workflows;

/// <summary>What goes on after the app was stopped and started again.</summary>
public abstract class WorkflowRestartCompliance : WorkflowCompliance
{
    [Fact]
    public async Task A_sleeping_workflow_wakes_after_a_restart_at_its_time()
    {
        await using TestPlatform platform = await StartAsync();
        await platform.Start<Nap>("one", 30);
        await platform.RestartAsync(Token);
        await platform.Reaches("one", WorkflowRuntimeStatus.Running);
        await platform.PassAsync(TimeSpan.FromSeconds(30));
        Assert.Equal("rested", (await platform.EndOf("one")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_deadline_that_passed_while_the_app_was_down_comes_at_once()
    {
        await using TestPlatform platform = await StartAsync();
        await platform.Start<Nap>("one", 5);
        await platform.RestartAsync(Token, downtime: TimeSpan.FromSeconds(6));
        Assert.Equal("rested", (await platform.EndOf("one")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_workflow_waits_for_its_events_over_restarts()
    {
        await using TestPlatform platform = await StartAsync();
        await platform.Start<Listen>("one", 3);
        await platform.Raise("one", "word", "roll");
        await platform.RestartAsync(Token);
        await platform.Raise("one", "word", "the");
        await platform.RestartAsync(Token);
        await platform.Raise("one", "word", "dice");
        Assert.Equal("roll the dice", (await platform.EndOf("one")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_activity_that_was_running_runs_again()
    {
        await using TestPlatform platform = await StartAsync();
        await platform.Start<PassGate>("one", "x");
        await Stage.Log.WaitForAsync(1, Token);
        await platform.RestartAsync(Token);
        await Stage.Log.WaitForAsync(2, Token);
        Stage.Open();
        Assert.Equal("x", (await platform.EndOf("one")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Runs_go_on_where_they_continued_as_new()
    {
        await using TestPlatform platform = await StartAsync();
        await platform.Start<Rounds>("one", new Tally(3, ""));
        await platform.Raise("one", "word", "a");
        await platform.RestartAsync(Token);
        await platform.Raise("one", "word", "b");
        await platform.RestartAsync(Token);
        await platform.Raise("one", "word", "c");
        Assert.Equal("abc", (await platform.EndOf("one")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_parent_and_its_child_find_each_other_again()
    {
        await using TestPlatform platform = await StartAsync();
        await platform.Start<Parent>("one", nameof(Listen));
        await platform.Reaches("one-child", WorkflowRuntimeStatus.Running);
        await platform.RestartAsync(Token);
        await platform.Raise("one-child", "word", "hi");
        Assert.Equal("child says hi", (await platform.EndOf("one")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_held_workflow_is_still_held()
    {
        await using TestPlatform platform = await StartAsync();
        await platform.Start<Listen>("one", 1);
        await platform.Get<IWorkflowClient>().SuspendWorkflowAsync("one", null, Token);
        await platform.Raise("one", "word", "kept");
        await platform.RestartAsync(Token);
        await platform.Reaches("one", WorkflowRuntimeStatus.Suspended);
        await platform.Get<IWorkflowClient>().ResumeWorkflowAsync("one", null, Token);
        Assert.Equal("kept", (await platform.EndOf("one")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task What_has_ended_is_still_known()
    {
        await using TestPlatform platform = await StartAsync();
        await platform.Start<GreetOnce>("one", "Ann");
        await platform.EndOf("one");
        await platform.RestartAsync(Token);
        Assert.Equal("Hello Ann", (await platform.StateOf("one"))!.ReadOutputAs<string>());
    }
}
