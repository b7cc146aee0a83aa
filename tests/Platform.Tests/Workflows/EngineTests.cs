using BlazingSun.Platform.Workflows;
using BlazingSun.Platform.Workflows.Engine;

namespace BlazingSun.Platform.Tests.Workflows;

public sealed class EngineTests
{
    [Fact]
    public void Ids_are_given_in_the_order_of_the_code()
    {
        EngineScenario scenario = new(async context =>
        {
            Task<string> one = context.CallActivityAsync<string>("one");
            Task nap = context.CreateTimerAsync(TimeSpan.FromSeconds(5));
            Task<string> child = context.CallChildWorkflowAsync<string>("child");
            await Task.WhenAll(one, nap, child);
            return one.Result + child.Result;
        });
        Assert.Equal(
            ["0 ScheduleTask", "1 CreateTimer", "2 CreateChildWorkflow"],
            scenario.Last.Actions.Select(a => $"{a.Id} {a.GetType().Name}"));
        Assert.Equal(EngineScenario.Start.AddSeconds(5), scenario.Last.Actions.OfType<CreateTimer>().Single().FireAt);
        Assert.Empty(scenario.Turn(new ChildCompleted(default, 2, "\"b\"")).Actions);
        Assert.Empty(scenario.Turn(scenario.Fired(1)).Actions);
        scenario.Turn(scenario.Done(0, "\"a\""));
        Assert.Equal("\"ab\"", scenario.End!.Result);
        Assert.Equal(3, scenario.End.Id);
    }

    [Fact]
    public void Replaying_gives_the_same_actions_clock_and_ids()
    {
        static async Task<string> RunAsync(WorkflowContext context)
        {
            string seen = $"{context.NewGuid()} {context.CurrentUtcDateTime:O}";
            await context.CreateTimerAsync(TimeSpan.FromSeconds(1));
            return $"{seen} {context.NewGuid()} {context.CurrentUtcDateTime:O}";
        }

        EngineScenario one = new(RunAsync);
        EngineScenario two = new(RunAsync);
        one.Pass(TimeSpan.FromSeconds(1), one.Fired(0));
        two.Pass(TimeSpan.FromSeconds(1), two.Fired(0));
        Assert.Equal(one.End!.Result, two.End!.Result);
        Assert.Equal(one.End.Result, one.Replay(RunAsync).Completion!.Result);
        Assert.Contains("2026-01-08T12:00:01", one.End.Result, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_what_is_new_runs_without_replaying()
    {
        List<string> seen = [];
        EngineScenario scenario = new(async context =>
        {
            seen.Add($"a {context.IsReplaying}");
            await context.CallActivityAsync("one");
            seen.Add($"b {context.IsReplaying}");
            return "";
        });
        scenario.Turn(scenario.Done(0, "null"));
        Assert.Equal(["a False", "a True", "b False"], seen);
    }

    [Theory]
    [InlineData("other name")]
    [InlineData("other kind")]
    [InlineData("nothing")]
    public void Changed_code_fails_instead_of_going_astray(string change)
    {
        EngineScenario scenario = new(async context => await context.CallActivityAsync<string>("one"));
        scenario.Deploy(async context =>
        {
            if (change == "other name")
                await context.CallActivityAsync<string>("two");
            if (change == "other kind")
                await context.CreateTimerAsync(TimeSpan.FromSeconds(1));
            return "";
        });
        scenario.Turn(scenario.Done(0, "\"a\""));
        Assert.Equal(WorkflowRuntimeStatus.Failed, scenario.End!.Status);
        Assert.Equal("NonDeterminism", scenario.End.Failure!.ErrorType);
    }

    [Fact]
    public void A_workflow_that_waits_for_something_else_fails()
    {
        TaskCompletionSource foreign = new();
        EngineScenario scenario = new(async context =>
        {
            await foreign.Task;
            return "";
        });
        Assert.Equal("NonDeterminism", scenario.End!.Failure!.ErrorType);
    }

    [Fact]
    public void An_answer_that_comes_twice_or_belongs_to_nothing_is_ignored()
    {
        EngineScenario scenario = new(async context =>
            await context.CallActivityAsync<string>("one") + await context.CallActivityAsync<string>("two"));
        scenario.Turn(scenario.Done(0, "\"a\""), scenario.Done(0, "\"x\""), scenario.Fired(7));
        scenario.Turn(scenario.Failed(0), scenario.Done(1, "\"b\""));
        Assert.Equal("\"ab\"", scenario.End!.Result);
    }

    [Fact]
    public void Retries_wait_longer_each_time_and_keep_the_key()
    {
        WorkflowTaskOptions options = new(new WorkflowRetryPolicy(3, TimeSpan.FromSeconds(2), 3));
        EngineScenario scenario = new(async context => await context.CallActivityAsync<string>("one", null, options));
        string key = Assert.IsType<ScheduleTask>(Assert.Single(scenario.Last.Actions)).TaskExecutionId;
        var pause = Assert.IsType<CreateTimer>(Assert.Single(scenario.Turn(scenario.Failed(0)).Actions));
        Assert.Equal((1, TimerOrigin.ActivityRetry, EngineScenario.Start.AddSeconds(2)), (pause.Id, pause.Origin, pause.FireAt));
        var again = Assert.IsType<ScheduleTask>(Assert.Single(scenario.Pass(TimeSpan.FromSeconds(2), scenario.Fired(1)).Actions));
        Assert.Equal((2, key), (again.Id, again.TaskExecutionId));
        pause = Assert.IsType<CreateTimer>(Assert.Single(scenario.Turn(scenario.Failed(2)).Actions));
        Assert.Equal(EngineScenario.Start.AddSeconds(8), pause.FireAt);
        scenario.Pass(TimeSpan.FromSeconds(6), scenario.Fired(3));
        scenario.Turn(scenario.Failed(4));
        Assert.Equal(WorkflowRuntimeStatus.Failed, scenario.End!.Status);
    }

    [Fact]
    public void What_cannot_succeed_is_not_tried_again()
    {
        WorkflowTaskOptions options = new(new WorkflowRetryPolicy(3, TimeSpan.FromSeconds(2)));
        EngineScenario scenario = new(async context => await context.CallActivityAsync<string>("one", null, options));
        scenario.Turn(scenario.Failed(0, forGood: true));
        Assert.Equal("broken", scenario.End!.Failure!.InnerFailure!.ErrorMessage);
    }

    [Fact]
    public void A_status_is_told_with_every_turn()
    {
        EngineScenario scenario = new(async context =>
        {
            context.SetCustomStatus("begun");
            await context.CallActivityAsync("one");
            await context.CallActivityAsync("two");
            context.SetCustomStatus(null);
            return "";
        });
        Assert.Equal("\"begun\"", scenario.Last.CustomStatus);
        Assert.Equal("\"begun\"", scenario.Turn(scenario.Done(0, "null")).CustomStatus);
        Assert.Null(scenario.Turn(scenario.Done(1, "null")).CustomStatus);
    }
}
