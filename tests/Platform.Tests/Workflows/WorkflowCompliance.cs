using BlazingSun.Platform.Workflows;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Platform.Tests.Workflows;

/// <summary>What every implementation of workflows does.</summary>
public abstract class WorkflowCompliance
{
    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected WorkflowStage Stage { get; } = new();

    [Fact]
    public async Task A_workflow_runs_its_activity_and_ends_with_an_output()
    {
        await using TestPlatform platform = await StartAsync();
        Assert.True(await platform.Start<GreetOnce>("one", "Ann"));
        WorkflowState state = await platform.EndOf("one");
        Assert.Equal(WorkflowRuntimeStatus.Completed, state.RuntimeStatus);
        Assert.Equal("Hello Ann", state.ReadOutputAs<string>());
        Assert.Equal("Ann", state.ReadInputAs<string>());
        Assert.Equal("greeting", state.ReadCustomStatusAs<string>());
        Assert.Equal(nameof(GreetOnce), state.Name);
        Assert.Equal(["greet Ann"], Stage.Log.Items);
    }

    [Fact]
    public async Task A_failed_activity_fails_the_workflow_that_does_not_catch_it()
    {
        await using TestPlatform platform = await StartAsync();
        Stage.Failures = 1;
        await platform.Start<GreetOnce>("one", "Ann");
        WorkflowState state = await platform.EndOf("one");
        Assert.Equal(WorkflowRuntimeStatus.Failed, state.RuntimeStatus);
        Assert.Contains("no voice", state.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_activity_is_tried_again_as_its_policy_says_under_one_key()
    {
        await using TestPlatform platform = await StartAsync();
        Stage.Failures = 2;
        await platform.Start<GreetPatiently>("one", "Ann");
        Task<WorkflowState> end = platform.EndOf("one");
        await platform.PassUntilAsync(end, TimeSpan.FromSeconds(1), Token);
        Assert.Equal("Hello Ann", (await end).ReadOutputAs<string>());
        Assert.Equal(3, Stage.Log.Items.Count);
        Assert.Single(Stage.Keys.Items.Distinct());
    }

    [Fact]
    public async Task After_its_last_attempt_an_activity_has_failed()
    {
        await using TestPlatform platform = await StartAsync();
        Stage.Failures = 9;
        await platform.Start<GreetPatiently>("one", "Ann");
        Task<WorkflowState> end = platform.EndOf("one");
        await platform.PassUntilAsync(end, TimeSpan.FromSeconds(1), Token);
        Assert.Equal(WorkflowRuntimeStatus.Failed, (await end).RuntimeStatus);
        Assert.Equal(3, Stage.Log.Items.Count);
    }

    [Fact]
    public async Task A_name_that_nobody_registered_fails()
    {
        await using TestPlatform platform = await StartAsync();
        await platform.Get<IWorkflowClient>().ScheduleNewWorkflowAsync("Nobody", "one", null, Token);
        Assert.Contains("Nobody", (await platform.EndOf("one")).FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_timer_wakes_at_its_time()
    {
        await using TestPlatform platform = await StartAsync();
        await platform.Start<Nap>("one", 3);
        await platform.Reaches("one", WorkflowRuntimeStatus.Running);
        await platform.PassAsync(TimeSpan.FromSeconds(3));
        Assert.Equal("rested", (await platform.EndOf("one")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Events_are_taken_in_order_whatever_the_case_of_their_name()
    {
        await using TestPlatform platform = await StartAsync();
        await platform.Start<Listen>("one", 3);
        await platform.Raise("one", "word", "roll");
        await platform.Raise("one", "WORD", "the");
        await platform.Raise("one", "other", "not");
        await platform.Raise("one", "Word", "dice");
        Assert.Equal("roll the dice", (await platform.EndOf("one")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_event_in_time_wins_over_the_timeout()
    {
        await using TestPlatform platform = await StartAsync();
        await platform.Start<ListenBriefly>("one", 5);
        await platform.Raise("one", "word", "here");
        await platform.PassAsync(TimeSpan.FromSeconds(6));
        Assert.Equal("here", (await platform.EndOf("one")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Without_an_event_the_timeout_wins()
    {
        await using TestPlatform platform = await StartAsync();
        await platform.Start<ListenBriefly>("one", 2);
        await platform.PassAsync(TimeSpan.FromSeconds(2));
        Assert.Equal("silence", (await platform.EndOf("one")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Continue_as_new_takes_over_the_events_nobody_waited_for()
    {
        await using TestPlatform platform = await StartAsync();
        await platform.Start<Rounds>("one", new Tally(3, ""));
        await Task.WhenAll(new[] { "a", "a", "a" }.Select(word => platform.Raise("one", "word", word)));
        Assert.Equal("aaa", (await platform.EndOf("one")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Continue_as_new_without_a_pause_comes_to_its_end()
    {
        await using TestPlatform platform = await StartAsync();
        await platform.Start<Spin>("one", 1);
        Assert.Equal(100, (await platform.EndOf("one")).ReadOutputAs<int>());
    }

    [Fact]
    public async Task A_child_answers_its_parent()
    {
        await using TestPlatform platform = await StartAsync();
        await platform.Start<Parent>("one", nameof(Nap));
        await platform.PassUntilAsync(platform.EndOf("one"), TimeSpan.FromSeconds(1), Token);
        Assert.Equal("child says rested", (await platform.EndOf("one")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_child_whose_id_is_in_use_fails()
    {
        await using TestPlatform platform = await StartAsync();
        await platform.Start<Listen>("one-child", 1);
        await platform.Start<Parent>("one", nameof(Nap));
        Assert.Equal("child failed: WorkflowInstanceAlreadyExists", (await platform.EndOf("one")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_second_start_of_a_running_id_is_refused_and_of_a_finished_id_a_new_run()
    {
        await using TestPlatform platform = await StartAsync();
        Assert.True(await platform.Start<Listen>("one", 1));
        Assert.False(await platform.Start<Listen>("one", 1));
        await platform.Raise("one", "word", "first");
        Assert.Equal("first", (await platform.EndOf("one")).ReadOutputAs<string>());
        Assert.True(await platform.Start<Listen>("one", 1));
        await platform.Raise("one", "word", "second");
        Assert.Equal("second", (await platform.EndOf("one")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_event_to_a_workflow_that_has_ended_is_dropped()
    {
        await using TestPlatform platform = await StartAsync();
        await platform.Start<Listen>("one", 0);
        await platform.EndOf("one");
        await platform.Raise("one", "word", "late");
        Assert.Equal("", (await platform.EndOf("one")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_held_workflow_does_nothing_until_it_is_let_go()
    {
        await using TestPlatform platform = await StartAsync();
        IWorkflowClient client = platform.Get<IWorkflowClient>();
        await platform.Start<Listen>("one", 2);
        await client.SuspendWorkflowAsync("one", "wait", Token);
        await platform.Raise("one", "word", "a");
        await platform.Raise("one", "word", "b");
        await platform.Reaches("one", WorkflowRuntimeStatus.Suspended);
        await client.ResumeWorkflowAsync("one", "go", Token);
        Assert.Equal("a b", (await platform.EndOf("one")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Ending_a_workflow_from_outside_ends_its_child_too()
    {
        await using TestPlatform platform = await StartAsync();
        await platform.Start<Parent>("one", nameof(Listen));
        await platform.Reaches("one-child", WorkflowRuntimeStatus.Running);
        await platform.Get<IWorkflowClient>().TerminateWorkflowAsync("one", "enough", Token);
        WorkflowState state = await platform.EndOf("one");
        Assert.Equal(WorkflowRuntimeStatus.Terminated, state.RuntimeStatus);
        Assert.Equal("enough", state.ReadOutputAs<string>());
        Assert.Equal(WorkflowRuntimeStatus.Terminated, (await platform.EndOf("one-child")).RuntimeStatus);
    }

    [Fact]
    public async Task Only_what_has_ended_can_be_forgotten()
    {
        await using TestPlatform platform = await StartAsync();
        IWorkflowClient client = platform.Get<IWorkflowClient>();
        await platform.Start<Listen>("one", 1);
        Assert.False(await client.PurgeInstanceAsync("one", Token));
        await platform.Raise("one", "word", "x");
        await platform.EndOf("one");
        Assert.True(await client.PurgeInstanceAsync("one", Token));
        Assert.Null(await platform.StateOf("one"));
        Assert.True(await client.PurgeInstanceAsync("one", Token));
    }

    private protected Task<TestPlatform> StartAsync() => StartAsync(services => services
        .AddSingleton(Stage)
        .AddWorkflow<GreetOnce>().AddWorkflow<GreetPatiently>().AddWorkflow<PassGate>().AddWorkflow<Nap>().AddWorkflow<Listen>()
        .AddWorkflow<ListenBriefly>().AddWorkflow<Rounds>().AddWorkflow<Parent>().AddWorkflow<Spin>()
        .AddWorkflowActivity<Greet>().AddWorkflowActivity<WaitAtGate>());

    private protected abstract Task<TestPlatform> StartAsync(Action<IServiceCollection> app);
}
