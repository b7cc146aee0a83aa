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

        /// <summary>Waits for a state: what was asked for is durable at once, and done a moment later.</summary>
        public Task Reaches(string id, WorkflowRuntimeStatus status) =>
            Testing.Wait.UntilAsync(async () => (await platform.StateOf(id))?.RuntimeStatus == status, Token);

        public async Task<WorkflowState> EndOf(string id)
        {
            Task<WorkflowState?> end = platform.Get<IWorkflowClient>().WaitForWorkflowCompletionAsync(id, Token).AsTask();
            await platform.SettleAsync(end, Token);
            return (await end)!;
        }
    }
}
