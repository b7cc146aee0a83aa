using System.Threading.Channels;
using BlazingSun.Platform.Dapr.Workflows;
using BlazingSun.Platform.Tests.Workflows;
using BlazingSun.Platform.Workflows;
using BlazingSun.Recordings;
using Microsoft.Extensions.DependencyInjection;
using P = BlazingSun.Platform.Dapr.Workflows.Protocol;

namespace BlazingSun.Platform.Tests.Dapr.Workflows;

/// <summary>The worker over a connection of HTTP/2, with the items of the recordings and what may happen to it.</summary>
public sealed class WorkerTests
{
    private static readonly RecordedResponse Counted =
        new(200, new Dictionary<string, string>(), """{"id":"games","workflows":{"connectedWorkers":1}}""");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_recorded_item_is_answered_as_the_sidecar_took_it()
    {
        await using ScriptedTaskHub hub = await ScriptedTaskHub.StartAsync();
        await using DaprApp app = await StartAsync(hub);
        ChannelWriter<P.WorkItem?> stream = (await hub.Streams.WaitForAsync(1, Token))[0].Writer;
        int turns = 0, activities = 0;

        foreach (RecordedWork work in RecordedWork.All().Where(work => !work.IsHeld))
        {
            stream.TryWrite(work.Item);
            if (work.Item.WorkflowRequest is not null)
            {
                P.WorkflowResponse answer = (await hub.Turns.WaitForAsync(++turns, Token))[^1];
                Assert.Equal(work.Turn ?? RecordedWork.Plain(answer), RecordedWork.Plain(answer));
                continue;
            }

            P.ActivityResponse done = (await hub.Activities.WaitForAsync(++activities, Token))[^1];
            Assert.Equal(RecordedWork.IdOf(work.Item), done.InstanceId);
            if (work.Activity is null)
                continue;
            Assert.Equal((work.Activity.TaskId, work.Activity.Result), (done.TaskId, done.Result));
            Assert.Equal(work.Activity.FailureDetails?.ErrorMessage, done.FailureDetails?.ErrorMessage);
        }

        Assert.True(turns > 25 && activities > 5, $"{turns} turns, {activities} activities");
    }

    [Fact]
    public async Task A_lost_stream_is_opened_again_and_what_was_not_answered_runs_again()
    {
        WorkflowStage stage = new();
        await using ScriptedTaskHub hub = await ScriptedTaskHub.StartAsync();
        await using DaprApp app = await StartAsync(
            hub, services => services.AddSingleton(stage).AddWorkflow<PassGate>().AddWorkflowActivity<WaitAtGate>());
        ChannelWriter<P.WorkItem?> first = (await hub.Streams.WaitForAsync(1, Token))[0].Writer;
        first.TryWrite(Activity(nameof(WaitAtGate), 0));
        await stage.Log.WaitForAsync(1, Token);
        first.TryWrite(null);

        ChannelWriter<P.WorkItem?> second = (await hub.Streams.WaitForAsync(2, Token))[1].Writer;
        second.TryWrite(Activity(nameof(WaitAtGate), 0));
        await stage.Log.WaitForAsync(2, Token);
        stage.Open();

        Assert.Equal("\"x\"", Assert.Single(await hub.Activities.WaitForAsync(1, Token)).Result);
    }

    [Fact]
    public async Task An_answer_that_cannot_be_brought_ends_the_stream_so_that_the_item_comes_again()
    {
        await using ScriptedTaskHub hub = await ScriptedTaskHub.StartAsync();
        hub.CompletionStatus = 14;
        await using DaprApp app = await StartAsync(hub);
        (await hub.Streams.WaitForAsync(1, Token))[0].Writer.TryWrite(RecordedWork.All()[0].Item);
        await hub.Turns.WaitForAsync(1, Token);

        await hub.Streams.WaitForAsync(2, Token);
    }

    [Fact]
    public async Task An_answer_that_the_sidecar_refuses_costs_only_itself()
    {
        await using ScriptedTaskHub hub = await ScriptedTaskHub.StartAsync();
        hub.CompletionStatus = 8;
        await using DaprApp app = await StartAsync(hub);
        ChannelWriter<P.WorkItem?> stream = (await hub.Streams.WaitForAsync(1, Token))[0].Writer;
        stream.TryWrite(RecordedWork.All()[0].Item);
        await hub.Turns.WaitForAsync(1, Token);
        hub.CompletionStatus = 0;
        stream.TryWrite(RecordedWork.All()[0].Item);

        await hub.Turns.WaitForAsync(2, Token);
        Assert.Single(hub.Streams.Items);
    }

    [Fact]
    public async Task No_more_activities_than_allowed_run_at_once_and_turns_go_on_beside_them()
    {
        WorkflowStage stage = new();
        await using ScriptedTaskHub hub = await ScriptedTaskHub.StartAsync();
        await using DaprApp app = await StartAsync(
            hub,
            services => services.AddSingleton(stage).AddWorkflow<PassGate>().AddWorkflowActivity<WaitAtGate>(),
            ("Dapr:MaxRunningActivities", "2"));
        ChannelWriter<P.WorkItem?> stream = (await hub.Streams.WaitForAsync(1, Token))[0].Writer;
        for (int i = 0; i < 5; i++)
            stream.TryWrite(Activity(nameof(WaitAtGate), i));
        stream.TryWrite(RecordedWork.All()[0].Item);

        await hub.Turns.WaitForAsync(1, Token);
        await stage.Log.WaitForAsync(2, Token);
        Assert.Equal(2, stage.Log.Items.Count);
        stage.Open();
        await hub.Activities.WaitForAsync(5, Token);
    }

    [Fact]
    public async Task The_sidecars_token_goes_along()
    {
        await using ScriptedTaskHub hub = await ScriptedTaskHub.StartAsync();
        await using DaprApp app = await StartAsync(hub, null, ("DAPR_API_TOKEN", "sidecar-secret"));
        Assert.Equal("sidecar-secret", (await hub.Tokens.WaitForAsync(1, Token))[0]);
    }

    [Fact]
    public async Task Nothing_is_started_before_the_sidecar_counts_the_worker()
    {
        RecordedResponse unknown = new(404, new Dictionary<string, string>(), """{"errorCode":"ERR_INSTANCE_ID_NOT_FOUND"}""");
        RecordedResponse started = new(202, new Dictionary<string, string>(), """{"instanceID":"one"}""");
        await using ScriptedSidecar sidecar = await ScriptedSidecar.StartAsync(Counted, unknown, started);
        await using ScriptedTaskHub hub = await ScriptedTaskHub.StartAsync();
        await using DaprApp app = await StartAsync(hub, null, ("Dapr:HttpEndpoint", sidecar.Address));
        IWorkflowClient client = app.Services.GetRequiredService<IWorkflowClient>();

        if (!app.Services.GetRequiredService<WorkerGate>().IsOpen)
            await Assert.ThrowsAsync<DependencyUnavailableException>(() => client.ScheduleNewWorkflowAsync("Window", "one", 1, Token).AsTask());
        await app.Services.GetRequiredService<WorkerGate>().OpenedAsync(Token);

        Assert.True(await client.ScheduleNewWorkflowAsync("Window", "one", 1, Token));
        Assert.Equal("/v1.0/metadata", sidecar.Requests[0].Path);
    }

    private static Task<DaprApp> StartAsync(
        ScriptedTaskHub hub, Action<IServiceCollection>? services = null, params (string Key, string Value)[] settings) => DaprApp.StartAsync(
        added =>
        {
            RecordedWorkflows.AddTo(added).AddSingleton<RecordedWorkflows.AskStage>();
            services?.Invoke(added);
        },
        [("Dapr:GrpcEndpoint", hub.Address), ("DAPR_HTTP_ENDPOINT", "http://127.0.0.1:9"), ("Dapr:WorkerReconnect", "00:00:00.1"), .. settings]);

    private static P.WorkItem Activity(string name, int number) => new()
    {
        ActivityRequest = new P.ActivityRequest
        {
            Name = name,
            Input = "\"x\"",
            TaskId = number,
            WorkflowInstance = new P.Instance { InstanceId = "one" },
        },
    };
}
