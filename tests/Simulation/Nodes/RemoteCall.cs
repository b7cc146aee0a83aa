using BlazingSun.Platform;

namespace BlazingSun.Simulation.Nodes;

/// <summary>A call from one program to another. When either ends, or the caller gives up, the other side may have done it all the same.</summary>
internal static class RemoteCall
{
    private static readonly TimeSpan NoticingTakes = TimeSpan.FromMilliseconds(500);

    public static async ValueTask<T> RunAsync<T>(
        Node from, Node to, string dependency, Func<ValueTask<T>> call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        void Lost() => from.World.Scheduler.After(
            NoticingTakes, () => answer.TrySetException(new DependencyUnavailableException(dependency, $"{to.Name} has ended")));
        to.Ended += Lost;
        from.World.Scheduler.After(from.World.Weather.Latency(), () =>
        {
            if (to.IsUp)
                to.Lane.Post(() => _ = AnswerAsync(from, call, answer));
            else
                Lost();
        });
        using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(
            static (state, token) => ((TaskCompletionSource<T>)state!).TrySetCanceled(token), answer);
        T result = await answer.Task;
        to.Ended -= Lost;
        return result;
    }

    private static async Task AnswerAsync<T>(Node from, Func<ValueTask<T>> call, TaskCompletionSource<T> answer)
    {
        try
        {
            T result = await call();
            from.World.Scheduler.After(from.World.Weather.Latency(), () => answer.TrySetResult(result));
        }
        catch (Exception e)
        {
            from.World.Scheduler.After(from.World.Weather.Latency(), () => answer.TrySetException(e));
        }
    }
}
