using BlazingSun.Platform.Actors;
using BlazingSun.Platform.Tests.Actors;
using BlazingSun.Platform.Tests.Workflows;
using BlazingSun.Platform.Workflows;
using BlazingSun.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Platform.Tests;

/// <summary>Under a context with one thread all turns, reminders, workflows and activities run on that thread.</summary>
public sealed class OneThreadTests
{
    private readonly Recorder<int> _threads = new();
    private readonly ActorStage _stage = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task Actors_and_workflows_stay_on_the_thread_of_their_context()
    {
        CancellationToken token = Token;
        return PumpContext.RunAsync(async context =>
        {
            await using EmbeddedTestPlatform platform = EmbeddedTestPlatform.Create(Add);
            await platform.StartInContextAsync(token);
            IWorkflowClient workflows = platform.Get<IWorkflowClient>();
            await workflows.ScheduleNewWorkflowAsync("sleep", "one", null, token);
            await platform.Get<IActorClient>().InvokeAsync(
                CounterActor.Remind, "a", new ReminderWish("tea", TimeSpan.FromSeconds(1)), token);
            platform.Time.Advance(TimeSpan.FromSeconds(1));
            await _stage.Log.WaitForAsync(1, token);
            WorkflowState? state = await workflows.WaitForWorkflowCompletionAsync("one", token);
            Assert.Equal("done", state!.ReadOutputAs<string>());
            Assert.Equal([context.ThreadId], _threads.Items.Distinct());
        });
    }

    private void Add(IServiceCollection services)
    {
        services.AddSingleton(_stage).AddSingleton(_threads).AddWorkflowActivity<NoteThread>();
        CounterActor.AddTo(services);
        services.AddSingleton(new WorkflowRegistration("sleep", _ => new Inline(SleepAsync)));
    }

    private async Task<string> SleepAsync(WorkflowContext context)
    {
        _threads.Add(Environment.CurrentManagedThreadId);
        await context.CreateTimerAsync(TimeSpan.FromSeconds(1));
        _threads.Add(Environment.CurrentManagedThreadId);
        return await context.CallActivityAsync<string>(nameof(NoteThread));
    }

    private sealed class NoteThread(Recorder<int> threads) : WorkflowActivity<string?, string>
    {
        public override Task<string> RunAsync(WorkflowActivityContext context, string? input)
        {
            threads.Add(Environment.CurrentManagedThreadId);
            return Task.FromResult("done");
        }
    }
}
