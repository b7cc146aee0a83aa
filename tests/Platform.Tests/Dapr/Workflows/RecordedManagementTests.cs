using BlazingSun.Platform.Workflows;
using BlazingSun.Recordings;

namespace BlazingSun.Platform.Tests.Dapr.Workflows;

/// <summary>What a real sidecar answered to the management of workflows.</summary>
public sealed class RecordedManagementTests
{
    private static readonly RecordedResponse Unknown = Answer("workflow: status without a worker");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_start_is_asked_for_as_recorded()
    {
        Exchange start = Recording.Exchanges("workflow.api", "workflow: start")[1];
        await using ScriptedSidecar sidecar = await ScriptedSidecar.StartAsync(Unknown, start.Response);
        await using DaprPorts ports = new(sidecar.Address);

        Assert.True(await ports.Get<IWorkflowClient>().ScheduleNewWorkflowAsync("TwoEvents", "ev-243745", 1, Token));

        Assert.Equal((start.Request.Method, start.Request.Path, start.Request.Body), Asked(sidecar.Requests[1]));
    }

    [Fact]
    public async Task A_start_of_an_id_in_use_is_refused_without_trying_it()
    {
        await using ScriptedSidecar sidecar = await ScriptedSidecar.StartAsync(Answer("workflow: status after the worker left"));
        await using DaprPorts ports = new(sidecar.Address);

        Assert.False(await ports.Get<IWorkflowClient>().ScheduleNewWorkflowAsync("Window", "lost-243745", 1, Token));
    }

    [Fact]
    public async Task A_start_that_the_sidecar_refuses_for_its_id_is_refused()
    {
        await using ScriptedSidecar sidecar = await ScriptedSidecar.StartAsync(Unknown, Answer("workflow: start again while it runs"));
        await using DaprPorts ports = new(sidecar.Address);

        Assert.False(await ports.Get<IWorkflowClient>().ScheduleNewWorkflowAsync("Window", "twice-243745", 1, Token));
    }

    [Fact]
    public async Task The_id_of_a_finished_one_is_used_again()
    {
        await using ScriptedSidecar sidecar = await ScriptedSidecar.StartAsync(
            Answer("workflow: status terminated"), Answer("workflow: start again after completion"));
        await using DaprPorts ports = new(sidecar.Address);

        Assert.True(await ports.Get<IWorkflowClient>().ScheduleNewWorkflowAsync("Window", "term-243745", 1, Token));
    }

    /// <summary>Without a worker the sidecar never answered.</summary>
    [Fact]
    public async Task A_start_without_an_answer_is_unknown()
    {
        await using ScriptedSidecar sidecar = await ScriptedSidecar.StartAsync(Unknown, null);
        await using DaprPorts ports = new(sidecar.Address);

        await Assert.ThrowsAsync<DependencyUnavailableException>(
            () => ports.Get<IWorkflowClient>().ScheduleNewWorkflowAsync("Window", "early-243745", 1, Token).AsTask());
    }

    [Theory]
    [InlineData("bad.id:1")]
    [InlineData("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    public async Task An_id_that_the_sidecar_would_refuse_is_not_sent(string id)
    {
        await using ScriptedSidecar sidecar = await ScriptedSidecar.StartAsync(Array.Empty<RecordedResponse?>());
        await using DaprPorts ports = new(sidecar.Address);

        await Assert.ThrowsAsync<ArgumentException>(() => ports.Get<IWorkflowClient>().ScheduleNewWorkflowAsync("Window", id, 1, Token).AsTask());
        Assert.Empty(sidecar.Requests);
    }

    [Theory]
    [InlineData("workflow: raise event", 0)]
    [InlineData("workflow: raise event to a completed one", 0)]
    [InlineData("workflow: raise event", 1)]
    public async Task An_event_is_sent_as_recorded(string scenario, int index)
    {
        Exchange raise = Recording.Exchanges("workflow.api", scenario)[index];
        string[] path = raise.Request.Path.Split('/');
        await using ScriptedSidecar sidecar = await ScriptedSidecar.StartAsync(raise.Response);
        await using DaprPorts ports = new(sidecar.Address);

        await ports.Get<IWorkflowClient>().RaiseEventAsync(path[4], path[6], raise.Request.Body!.Trim('"'), Token);

        Assert.Equal((raise.Request.Method, raise.Request.Path, raise.Request.Body), Asked(sidecar.Requests[0]));
    }

    [Fact]
    public async Task An_event_to_one_that_never_was_is_dropped()
    {
        await using ScriptedSidecar sidecar = await ScriptedSidecar.StartAsync(Answer("workflow: event without a worker"), Unknown);
        await using DaprPorts ports = new(sidecar.Address);

        await ports.Get<IWorkflowClient>().RaiseEventAsync("early-243745", "reconnected", "u1", Token);
    }

    [Fact]
    public async Task An_event_that_did_not_reach_a_running_one_is_not_taken_for_sent()
    {
        await using ScriptedSidecar sidecar = await ScriptedSidecar.StartAsync(
            Answer("workflow: event without a worker"), Answer("workflow: status after the worker left"));
        await using DaprPorts ports = new(sidecar.Address);

        await Assert.ThrowsAsync<DependencyUnavailableException>(
            () => ports.Get<IWorkflowClient>().RaiseEventAsync("lost-243745", "reconnected", "u1", Token).AsTask());
    }

    [Theory]
    [InlineData("workflow: status", 0, WorkflowRuntimeStatus.Completed, "1", "[\"first\", \"second\"]")]
    [InlineData("workflow: status", 1, WorkflowRuntimeStatus.Completed, "3", "[3, [\"kept\"]]")]
    [InlineData("workflow: status paused", 0, WorkflowRuntimeStatus.Suspended, "{\"seconds\": 30}", null)]
    [InlineData("workflow: status after the worker left", 0, WorkflowRuntimeStatus.Running, "{\"seconds\": 0.5, \"slow\": true}", null)]
    public async Task A_status_is_read(string scenario, int index, WorkflowRuntimeStatus status, string input, string? output)
    {
        Exchange asked = Recording.Exchanges("workflow.api", scenario)[index];
        string id = asked.Request.Path.Split('/')[4];
        await using ScriptedSidecar sidecar = await ScriptedSidecar.StartAsync(asked.Response);
        await using DaprPorts ports = new(sidecar.Address);

        WorkflowState? state = await ports.Get<IWorkflowClient>().GetWorkflowStateAsync(id, Token);

        Assert.Equal((status, input, output), (state!.RuntimeStatus, state.SerializedInput, state.SerializedOutput));
        Assert.Equal(asked.Request.Path, sidecar.Requests[0].Path);
        Assert.Equal(2026, state.CreatedAt.Year);
        Assert.True(state.LastUpdatedAt > state.CreatedAt);
    }

    [Theory]
    [InlineData("workflow: purge", null, true)]
    [InlineData("workflow: purge again", "workflow: status without a worker", true)]
    [InlineData("workflow: purge unknown", "workflow: status without a worker", true)]
    [InlineData("workflow: purge while it runs", "workflow: status after the worker left", false)]
    public async Task Only_what_runs_is_not_forgotten(string purge, string? status, bool expected)
    {
        await using ScriptedSidecar sidecar = await ScriptedSidecar.StartAsync(status is null ? [Answer(purge)] : [Answer(purge), Answer(status)]);
        await using DaprPorts ports = new(sidecar.Address);

        Assert.Equal(expected, await ports.Get<IWorkflowClient>().PurgeInstanceAsync("twice-243745", Token));
    }

    [Theory]
    [InlineData("workflow: pause")]
    [InlineData("workflow: resume")]
    [InlineData("workflow: terminate")]
    [InlineData("workflow: terminate again")]
    [InlineData("workflow: terminate unknown")]
    public async Task Steering_is_asked_for_as_recorded(string scenario)
    {
        Exchange steer = Recording.Exchanges("workflow.api", scenario)[0];
        string[] path = steer.Request.Path.Split('/');
        await using ScriptedSidecar sidecar = await ScriptedSidecar.StartAsync(steer.Response);
        await using DaprPorts ports = new(sidecar.Address);
        IWorkflowClient client = ports.Get<IWorkflowClient>();

        await (path[5] switch
        {
            "pause" => client.SuspendWorkflowAsync(path[4], "reason", Token),
            "resume" => client.ResumeWorkflowAsync(path[4], "reason", Token),
            _ => client.TerminateWorkflowAsync(path[4], null, Token),
        });

        Assert.Equal((steer.Request.Method, steer.Request.Path, steer.Request.Body), Asked(sidecar.Requests[0]));
    }

    private static (string Method, string Path, string? Body) Asked(RecordedRequest request) => (request.Method, request.Path, request.Body);

    private static RecordedResponse Answer(string scenario) => Recording.Exchanges("workflow.api", scenario)[0].Response!;
}
