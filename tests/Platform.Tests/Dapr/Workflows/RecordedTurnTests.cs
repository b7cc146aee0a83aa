using BlazingSun.Platform.Dapr.Workflows;
using BlazingSun.Platform.Workflows;
using BlazingSun.Platform.Workflows.Engine;
using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using P = BlazingSun.Platform.Dapr.Workflows.Protocol;

namespace BlazingSun.Platform.Tests.Dapr.Workflows;

/// <summary>What a real sidecar asked of a worker, asked of the engine.</summary>
public sealed class RecordedTurnTests
{
    private readonly WorkflowEngine _engine;

    public RecordedTurnTests()
    {
        ServiceProvider services = RecordedWorkflows.AddTo(new ServiceCollection()).BuildServiceProvider();
        WorkflowCatalog catalog = new(services.GetServices<WorkflowRegistration>(), [], services);
        _engine = new WorkflowEngine(catalog, new WorkflowSerializer(), NullLoggerFactory.Instance);
    }

    [Fact]
    public void Each_turn_is_answered_as_the_sidecar_took_it()
    {
        RecordedWork[] turns = [.. RecordedWork.All().Where(work => work.Turn is not null && !work.IsHeld)];
        Assert.True(turns.Length > 25, $"{turns.Length} turns");
        foreach (RecordedWork work in turns)
            Assert.Equal(work.Turn, RecordedWork.Plain(Run(work.Item)));
    }

    /// <summary>The recorded worker did not know of holding.</summary>
    [Fact]
    public void An_event_to_a_held_workflow_is_kept()
    {
        RecordedWork held = Assert.Single(RecordedWork.All(), work => work.IsHeld);
        Assert.Empty(Run(held.Item).Actions);
    }

    [Fact]
    public void A_name_that_nobody_registered_fails_instead_of_waiting()
    {
        RecordedWork never = Assert.Single(RecordedWork.All(), work => work.Item.WorkflowRequest is not null && work.Turn is null);
        Assert.Equal(WorkflowRuntimeStatus.Failed, RecordedWork.StatusOf(Run(never.Item)));
    }

    [Fact]
    public void The_token_of_an_item_comes_back_with_its_answer()
    {
        P.WorkItem item = RecordedWork.All()[0].Item;
        item.CompletionToken = "abc";
        Assert.Equal("abc", Run(item).CompletionToken);
    }

    [Fact]
    public void Runs_have_keys_for_their_activities_that_no_other_run_has()
    {
        string[] keys = [.. RecordedWork.All().Where(work => work.Turn is not null)
            .SelectMany(work => Run(work.Item).Actions).Select(action => action.ScheduleTask?.TaskExecutionId).OfType<string>()];
        Assert.All(keys, key => Assert.NotEmpty(key));

        // One call is attempted three times, under one key; the others are called once.
        Assert.Equal(keys.Length - 2, keys.Distinct().Count());
    }

    [Fact]
    public void Every_recorded_message_reads_and_writes_without_a_loss_of_what_is_declared()
    {
        foreach (RecordedWork work in RecordedWork.All())
            Assert.Equal(work.Item, P.WorkItem.Parser.ParseFrom(work.Item.ToByteArray()));
    }

    private P.WorkflowResponse Run(P.WorkItem item) =>
        ActionWriter.Write(_engine.Run(HistoryReader.Read(item.WorkflowRequest)), item.CompletionToken);
}
