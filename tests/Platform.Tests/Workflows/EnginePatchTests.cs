using BlazingSun.Platform.Workflows;
using BlazingSun.Platform.Workflows.Engine;

namespace BlazingSun.Platform.Tests.Workflows;

public sealed class EnginePatchTests
{
    [Fact]
    public void A_run_that_passed_the_place_before_stays_with_the_old_way()
    {
        EngineScenario scenario = new(async context => await context.CallActivityAsync<string>("old"));
        scenario.Deploy(PatchedAsync);
        scenario.Turn(scenario.Done(0, "\"a\""));
        Assert.Equal("\"a\"", scenario.End!.Result);
        Assert.Null(scenario.Last.Version);
    }

    [Fact]
    public void A_run_that_comes_there_for_the_first_time_takes_the_new_way_and_keeps_it()
    {
        EngineScenario scenario = new(PatchedAsync);
        Assert.Equal(["newer"], scenario.Last.Version!.Patches);
        Assert.Equal("new", Assert.IsType<ScheduleTask>(Assert.Single(scenario.Last.Actions)).Name);
        scenario.Turn(scenario.Done(0, "\"b\""));
        Assert.Equal("\"b\"", scenario.End!.Result);
        Assert.Equal(["newer"], scenario.Last.Version!.Patches);
    }

    [Fact]
    public void The_answer_is_the_same_for_the_whole_run()
    {
        List<bool> answers = [];
        async Task<string> AskTwiceAsync(WorkflowContext context)
        {
            answers.Add(context.IsPatched("newer"));
            await context.CallActivityAsync("one");
            answers.Add(context.IsPatched("newer"));
            return "";
        }

        EngineScenario scenario = new(async context =>
        {
            await context.CallActivityAsync("one");
            return "";
        });
        scenario.Deploy(AskTwiceAsync);
        scenario.Turn(scenario.Done(0, "null"));
        Assert.Equal([false, false], answers);
    }

    private static async Task<string> PatchedAsync(WorkflowContext context) =>
        await context.CallActivityAsync<string>(context.IsPatched("newer") ? "new" : "old");
}
