using System.Text.Json;
using BlazingSun.Platform.Workflows;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Platform.Tests.Dapr.Workflows;

/// <summary>What the workflows in the recordings did.</summary>
internal static class RecordedWorkflows
{
    public static IServiceCollection AddTo(IServiceCollection services) => services
        .AddWorkflow<Window>().AddWorkflow<TwoEvents>().AddWorkflow<Loop>().AddWorkflowActivity<Ask>();

    /// <summary>Waits for an event or the time, then asks.</summary>
    internal sealed class Window : Workflow<JsonElement, string>
    {
        private static readonly WorkflowTaskOptions EverySecond = new(new WorkflowRetryPolicy(5, TimeSpan.FromSeconds(1)));

        public override async Task<string> RunAsync(WorkflowContext context, JsonElement input)
        {
            Task<JsonElement> back = context.WaitForExternalEventAsync<JsonElement>("reconnected");
            Task<JsonElement> other = context.WaitForExternalEventAsync<JsonElement>("other");
            Task time = context.CreateTimerAsync(TimeSpan.FromSeconds(input.GetProperty("seconds").GetDouble()));
            return await Task.WhenAny(back, other, time) == time
                ? await context.CallActivityAsync<string>(nameof(Ask), input, EverySecond)
                : "resumed";
        }
    }

    internal sealed class TwoEvents : Workflow<int, string[]>
    {
        public override async Task<string[]> RunAsync(WorkflowContext context, int input)
        {
            await context.WaitForExternalEventAsync<int>("first");
            await context.WaitForExternalEventAsync<int>("second");
            return ["first", "second"];
        }
    }

    internal sealed class Loop : Workflow<int, object[]>
    {
        public override async Task<object[]> RunAsync(WorkflowContext context, int input)
        {
            if (input == 3)
            {
                await context.WaitForExternalEventAsync<string>("kept");
                return [3, new[] { "kept" }];
            }

            await context.CreateTimerAsync(TimeSpan.FromSeconds(0.3));
            context.ContinueAsNew(input + 1);
            return [];
        }
    }

    /// <summary>Fails as often as the input says.</summary>
    internal sealed class Ask(AskStage stage) : WorkflowActivity<JsonElement, string>
    {
        public override Task<string> RunAsync(WorkflowActivityContext context, JsonElement input) =>
            input.TryGetProperty("failing", out JsonElement failing) && stage.Asked++ < failing.GetInt32()
                ? throw new RuntimeError("the room is away")
                : Task.FromResult("forfeited");
    }

    internal sealed class AskStage
    {
        public int Asked { get; set; }
    }
}

internal sealed class RuntimeError(string message) : Exception(message);
