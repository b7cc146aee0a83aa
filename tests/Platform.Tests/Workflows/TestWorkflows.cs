using BlazingSun.Platform.Workflows;
using BlazingSun.Testing;

namespace BlazingSun.Platform.Tests.Workflows;

/// <summary>What the activities under test did, and what they wait for.</summary>
internal sealed class WorkflowStage
{
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Recorder<string> Log { get; } = new();

    public Recorder<string> Keys { get; } = new();

    public int Failures { get; set; }

    public void Open() => _open.TrySetResult();

    public async Task WaitAsync(CancellationToken cancellationToken) => await _open.Task.WaitAsync(cancellationToken);
}

internal sealed class Greet(WorkflowStage stage) : WorkflowActivity<string, string>
{
    public override Task<string> RunAsync(WorkflowActivityContext context, string input)
    {
        stage.Log.Add($"greet {input}");
        stage.Keys.Add(context.TaskExecutionKey);
        return stage.Failures-- > 0 ? throw new InvalidOperationException("no voice") : Task.FromResult($"Hello {input}");
    }
}

internal sealed class WaitAtGate(WorkflowStage stage) : WorkflowActivity<string, string>
{
    public override async Task<string> RunAsync(WorkflowActivityContext context, string input)
    {
        stage.Log.Add($"gate {input}");
        await stage.WaitAsync(context.CancellationToken);
        return input;
    }
}

internal sealed class GreetOnce : Workflow<string, string>
{
    public override async Task<string> RunAsync(WorkflowContext context, string input)
    {
        context.SetCustomStatus("greeting");
        return await context.CallActivityAsync<string>(nameof(Greet), input);
    }
}

internal sealed class GreetPatiently : Workflow<string, string>
{
    public override async Task<string> RunAsync(WorkflowContext context, string input) => await context.CallActivityAsync<string>(
        nameof(Greet), input, new WorkflowTaskOptions(new WorkflowRetryPolicy(3, TimeSpan.FromSeconds(1), 2)));
}

internal sealed class PassGate : Workflow<string, string>
{
    public override async Task<string> RunAsync(WorkflowContext context, string input) =>
        await context.CallActivityAsync<string>(nameof(WaitAtGate), input);
}

internal sealed class Nap : Workflow<int, string>
{
    public override async Task<string> RunAsync(WorkflowContext context, int input)
    {
        DateTimeOffset began = context.CurrentUtcDateTimeOffset;
        await context.CreateTimerAsync(TimeSpan.FromSeconds(input));
        return (context.CurrentUtcDateTimeOffset - began) >= TimeSpan.FromSeconds(input) ? "rested" : "too early";
    }
}

/// <summary>Collects so many words, then tells them.</summary>
internal sealed class Listen : Workflow<int, string>
{
    public override async Task<string> RunAsync(WorkflowContext context, int input)
    {
        List<string> words = [];
        while (words.Count < input)
            words.Add(await context.WaitForExternalEventAsync<string>("word"));
        return string.Join(' ', words);
    }
}

internal sealed class ListenBriefly : Workflow<int, string>
{
    public override async Task<string> RunAsync(WorkflowContext context, int input)
    {
        try
        {
            return await context.WaitForExternalEventAsync<string>("word", TimeSpan.FromSeconds(input));
        }
        catch (TaskCanceledException)
        {
            return "silence";
        }
    }
}

internal sealed record Tally(int Rounds, string Words);

/// <summary>One word a run; events that came too early go over to the next run.</summary>
internal sealed class Rounds : Workflow<Tally, string>
{
    public override async Task<string> RunAsync(WorkflowContext context, Tally input)
    {
        string word = await context.WaitForExternalEventAsync<string>("word");
        Tally next = new(input.Rounds - 1, $"{input.Words}{word}");
        if (next.Rounds > 0)
            context.ContinueAsNew(next);
        return next.Words;
    }
}

internal sealed class Parent : Workflow<string, string>
{
    public override async Task<string> RunAsync(WorkflowContext context, string input)
    {
        try
        {
            return "child says " + await context.CallChildWorkflowAsync<string>(
                input, 1, new ChildWorkflowTaskOptions($"{context.InstanceId}-child"));
        }
        catch (WorkflowTaskFailedException e)
        {
            return "child failed: " + e.FailureDetails.ErrorType;
        }
    }
}

internal sealed class Spin : Workflow<int, int>
{
    public override Task<int> RunAsync(WorkflowContext context, int input)
    {
        if (input < 100)
            context.ContinueAsNew(input + 1);
        return Task.FromResult(input);
    }
}
