using BlazingSun.Platform.Workflows;

namespace BlazingSun.Platform.Tests.Workflows;

internal static class WorkflowSteps
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    extension(TestPlatform platform)
    {
        public async Task<bool> Start<TWorkflow>(string id, object? input)
            where TWorkflow : IWorkflow =>
            await platform.Get<IWorkflowClient>().ScheduleNewWorkflowAsync(typeof(TWorkflow).Name, id, input, Token);

        public async Task Raise(string id, string name, object? payload) =>
            await platform.Get<IWorkflowClient>().RaiseEventAsync(id, name, payload, Token);

        public async Task<WorkflowState?> StateOf(string id) =>
            await platform.Get<IWorkflowClient>().GetWorkflowStateAsync(id, Token);

        public async Task<WorkflowState> EndOf(string id) =>
            (await platform.Get<IWorkflowClient>().WaitForWorkflowCompletionAsync(id, Token))!;
    }
}
