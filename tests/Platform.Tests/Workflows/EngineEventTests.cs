using BlazingSun.Platform.Workflows;
using BlazingSun.Platform.Workflows.Engine;

namespace BlazingSun.Platform.Tests.Workflows;

public sealed class EngineEventTests
{
    [Fact]
    public void An_event_that_comes_before_it_is_waited_for_is_kept()
    {
        EngineScenario scenario = new(async context =>
        {
            await context.CallActivityAsync("one");
            return await context.WaitForExternalEventAsync<string>("go");
        });
        scenario.Turn(scenario.Raised("GO", "\"first\""), scenario.Raised("go", "\"second\""));
        scenario.Turn(scenario.Done(0, "null"));
        Assert.Equal("\"first\"", scenario.End!.Result);
    }

    [Fact]
    public void Of_event_and_timeout_in_one_turn_the_first_wins()
    {
        EngineScenario eventFirst = new(ListenAsync);
        eventFirst.Pass(TimeSpan.FromSeconds(5), eventFirst.Raised("go", "\"yes\""), eventFirst.Fired(0));
        Assert.Equal("\"yes\"", eventFirst.End!.Result);

        EngineScenario timerFirst = new(ListenAsync);
        timerFirst.Pass(TimeSpan.FromSeconds(5), timerFirst.Fired(0), timerFirst.Raised("go", "\"yes\""));
        Assert.Equal("\"no\"", timerFirst.End!.Result);

        static async Task<string> ListenAsync(WorkflowContext context)
        {
            try
            {
                return await context.WaitForExternalEventAsync<string>("go", TimeSpan.FromSeconds(5));
            }
            catch (TaskCanceledException)
            {
                return "no";
            }
        }
    }

    [Fact]
    public void A_wait_that_timed_out_takes_no_event_from_the_next()
    {
        EngineScenario scenario = new(async context =>
        {
            try
            {
                return await context.WaitForExternalEventAsync<string>("go", TimeSpan.FromSeconds(5));
            }
            catch (TaskCanceledException)
            {
                return await context.WaitForExternalEventAsync<string>("go");
            }
        });
        scenario.Pass(TimeSpan.FromSeconds(5), scenario.Fired(0));
        scenario.Turn(scenario.Raised("go", "\"late\""));
        Assert.Equal("\"late\"", scenario.End!.Result);
    }

    [Fact]
    public void A_race_of_event_and_timer_by_hand_is_the_same_in_each_replay()
    {
        static async Task<string> RunAsync(WorkflowContext context)
        {
            using CancellationTokenSource over = new();
            Task<string> back = context.WaitForExternalEventAsync<string>("back", over.Token);
            Task end = context.CreateTimerAsync(TimeSpan.FromSeconds(60), over.Token);
            bool returned = await Task.WhenAny(back, end) == back;
            over.Cancel();
            await context.CallActivityAsync("tell", returned);
            return returned ? "back" : "gone";
        }

        EngineScenario scenario = new(RunAsync);
        scenario.Turn(scenario.Raised("back", "\"x\""));
        Assert.Equal("tell", Assert.IsType<ScheduleTask>(Assert.Single(scenario.Last.Actions)).Name);
        scenario.Turn(scenario.Fired(0), scenario.Done(1, "null"));
        Assert.Equal("\"back\"", scenario.End!.Result);
        Assert.Equal("\"back\"", scenario.Replay(RunAsync).Completion!.Result);
    }

    [Fact]
    public void Continue_as_new_carries_what_nobody_waited_for_and_drops_the_rest()
    {
        EngineScenario scenario = new(async context =>
        {
            string first = await context.WaitForExternalEventAsync<string>("word");
            _ = context.CallActivityAsync("never");
            context.ContinueAsNew(first);
            return "";
        });
        scenario.Turn(scenario.Raised("word", "\"a\""), scenario.Raised("other", "1"), scenario.Raised("WORD", "\"b\""));
        CompleteWorkflow end = Assert.IsType<CompleteWorkflow>(Assert.Single(scenario.Last.Actions));
        Assert.Equal((WorkflowRuntimeStatus.ContinuedAsNew, "\"a\""), (end.Status, end.Result));
        Assert.Equal(["other", "WORD"], end.CarryoverEvents.Select(e => e.Name));
    }

    [Fact]
    public void Continue_as_new_can_let_the_events_go()
    {
        EngineScenario scenario = new(async context =>
        {
            await context.WaitForExternalEventAsync<string>("word");
            context.ContinueAsNew("", preserveUnprocessedEvents: false);
            return "";
        });
        scenario.Turn(scenario.Raised("word", "\"a\""), scenario.Raised("word", "\"b\""));
        Assert.Empty(scenario.End!.CarryoverEvents);
    }

    [Fact]
    public void While_held_nothing_is_asked_for_and_what_comes_is_handled_later()
    {
        EngineScenario scenario = new(async context =>
        {
            string word = await context.WaitForExternalEventAsync<string>("word");
            await context.CreateTimerAsync(TimeSpan.FromSeconds(1));
            return word;
        });
        Assert.Empty(scenario.Turn(new ExecutionSuspended(default, null)).Actions);
        Assert.Empty(scenario.Turn(scenario.Raised("word", "\"a\"")).Actions);
        Assert.IsType<CreateTimer>(Assert.Single(scenario.Turn(new ExecutionResumed(default, null)).Actions));
        scenario.Turn(scenario.Fired(0));
        Assert.Equal("\"a\"", scenario.End!.Result);
    }

    [Fact]
    public void Ending_from_outside_wins_over_everything()
    {
        EngineScenario scenario = new(async context => await context.CallActivityAsync<string>("one"));
        scenario.Turn(
            new ExecutionSuspended(default, null), scenario.Done(0, "\"a\""), new ExecutionTerminated(default, "\"stop\"", true));
        Assert.Equal((WorkflowRuntimeStatus.Terminated, "\"stop\""), (scenario.End!.Status, scenario.End.Result));
        Assert.Single(scenario.Last.Actions);
    }
}
