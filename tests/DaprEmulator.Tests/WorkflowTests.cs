using BlazingSun.DaprEmulator.Workflows.Protocol;
using Google.Protobuf;

namespace BlazingSun.DaprEmulator.Tests;

/// <summary>What no recording shows: children, patches, lost streams, doubled results, answers that are wrong.</summary>
public class WorkflowTests
{
    private const string Root = "/v1.0/workflows/dapr/";

    [Fact]
    public async Task A_child_runs_and_its_parent_hears_of_its_end()
    {
        await using Scene scene = new();
        Sidecar sidecar = await scene.StartAsync();
        using TestWorker worker = await new TestWorker(sidecar).ConnectAsync();
        await scene.CallAsync(sidecar, "POST", Root + "Parent/start?instanceID=p", "1");
        await worker.NextAsync(Scene.Token);
        await AnswerAsync(worker, "p", new WorkflowAction { Id = 0, CreateChild = new CreateChild { Name = "Child", Input = "2" } });
        WorkItem child = await worker.NextAsync(Scene.Token);
        Assert.Equal("p:0000", child.WorkflowRequest.InstanceId);
        Assert.Equal("p", child.WorkflowRequest.NewEvents[1].ExecutionStarted.ParentInstance.WorkflowInstance.InstanceId);
        await AnswerAsync(worker, "p:0000", End(0, "3"));
        WorkItem parent = await worker.NextAsync(Scene.Token);
        Assert.Equal("3", parent.WorkflowRequest.NewEvents[1].ChildCompleted.Result);
        await AnswerAsync(worker, "p", End(1, "4"));
        Assert.Contains("COMPLETED", (await scene.CallAsync(sidecar, "GET", Root + "p")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_turn_that_was_in_a_lost_stream_comes_to_the_next_worker()
    {
        await using Scene scene = new();
        Sidecar sidecar = await scene.StartAsync();
        using TestWorker first = await new TestWorker(sidecar).ConnectAsync();
        await scene.CallAsync(sidecar, "POST", Root + "W/start?instanceID=w", "1");
        WorkItem item = await first.NextAsync(Scene.Token);
        scene.World.Faults.EndWorkerStreams("games", breaks: false);
        Assert.Equal("1", await first.Ended!);
        using TestWorker second = await new TestWorker(sidecar).ConnectAsync();
        WorkItem again = await second.NextAsync(Scene.Token);
        Assert.Equal(item.WorkflowRequest.NewEvents[1], again.WorkflowRequest.NewEvents[1]);
    }

    [Fact]
    public async Task An_activitys_end_can_come_twice()
    {
        await using Scene scene = new();
        Sidecar sidecar = await scene.StartAsync();
        scene.World.Faults.DoubleResults = true;
        using TestWorker worker = await new TestWorker(sidecar).ConnectAsync();
        await scene.CallAsync(sidecar, "POST", Root + "W/start?instanceID=w", "1");
        await worker.NextAsync(Scene.Token);
        await AnswerAsync(worker, "w", new WorkflowAction { Id = 0, ScheduleTask = new ScheduleTask { Name = "A" } });
        await worker.NextAsync(Scene.Token);
        await worker.CallAsync("CompleteActivityTask", new ActivityResponse { InstanceId = "w", TaskId = 0, Result = "1" }.ToByteArray());
        await worker.NextAsync(Scene.Token);
        await AnswerAsync(worker, "w");
        Assert.NotNull((await worker.NextAsync(Scene.Token)).WorkflowRequest.NewEvents[1].TaskCompleted);
    }

    [Fact]
    public async Task A_worker_that_took_other_patches_stalls_the_instance_until_another_comes()
    {
        await using Scene scene = new();
        Sidecar sidecar = await scene.StartAsync();
        using TestWorker worker = await new TestWorker(sidecar).ConnectAsync();
        await scene.CallAsync(sidecar, "POST", Root + "W/start?instanceID=w", "1");
        await worker.NextAsync(Scene.Token);
        await worker.CallAsync("CompleteOrchestratorTask", new WorkflowResponse { InstanceId = "w", Version = new Workflows.Protocol.Version { Patches = { "new" } } }.ToByteArray());
        await scene.CallAsync(sidecar, "POST", Root + "w/raiseEvent/e", "1");
        WorkItem item = await worker.NextAsync(Scene.Token);
        Assert.Equal(["new"], item.WorkflowRequest.PastEvents[0].WorkflowStarted.Version.Patches);
        await AnswerAsync(worker, "w");
        Assert.Contains("UNKNOWN", (await scene.CallAsync(sidecar, "GET", Root + "w")).Body, StringComparison.Ordinal);
        using TestWorker newer = await new TestWorker(sidecar).ConnectAsync();
        await Task.WhenAny(worker.NextAsync(Scene.Token).AsTask(), newer.NextAsync(Scene.Token).AsTask());
    }

    [Fact]
    public async Task An_answer_with_a_used_id_is_complained_of()
    {
        await using Scene scene = new();
        Sidecar sidecar = await scene.StartAsync();
        using TestWorker worker = await new TestWorker(sidecar).ConnectAsync();
        await scene.CallAsync(sidecar, "POST", Root + "W/start?instanceID=w", "1");
        await worker.NextAsync(Scene.Token);
        WorkflowAction task = new() { Id = 0, ScheduleTask = new ScheduleTask { Name = "A" } };
        await AnswerAsync(worker, "w", task, task);
        Assert.Single(scene.World.Complaints);
    }

    private static Task AnswerAsync(TestWorker worker, string id, params WorkflowAction[] actions) =>
        worker.CallAsync("CompleteOrchestratorTask", new WorkflowResponse { InstanceId = id, Actions = { actions } }.ToByteArray());

    private static WorkflowAction End(int id, string result) => new() { Id = id, CompleteWorkflow = new CompleteWorkflow { Status = 1, Result = result } };
}
