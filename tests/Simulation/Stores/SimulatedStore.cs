using BlazingSun.Platform.State;
using BlazingSun.Simulation.Faults;
using BlazingSun.Simulation.Nodes;
using BlazingSun.Testing;

namespace BlazingSun.Simulation.Stores;

/// <summary>
/// The shared store as one program reaches it: over a wire that is slow, breaks, and brings writes late, even those of a program that has
/// ended meanwhile.
/// </summary>
internal sealed class SimulatedStore(string name, MemoryStateStore store, Node node) : IStateStore
{
    public ValueTask<StateEntry?> GetAsync(string key, CancellationToken cancellationToken) =>
        RunAsync(key, false, () => Done(store.GetAsync(key, CancellationToken.None)), cancellationToken);

    public ValueTask<string?> SaveAsync(
        string key, ReadOnlyMemory<byte> value, Expected expected, TimeSpan? timeToLive, CancellationToken cancellationToken)
    {
        byte[] copy = value.ToArray();
        return RunAsync(key, true, () => Save(key, copy, expected, timeToLive), cancellationToken);
    }

    public ValueTask<bool> DeleteAsync(string key, Expected expected, CancellationToken cancellationToken) =>
        RunAsync(key, true, () => Done(store.DeleteAsync(key, expected, CancellationToken.None)), cancellationToken);

    public ValueTask<bool> TransactAsync(IReadOnlyList<StateOperation> operations, CancellationToken cancellationToken) =>
        RunAsync(operations[0].Key, true, () => Done(store.TransactAsync(operations, CancellationToken.None)), cancellationToken);

    // Calls of the store in memory are done when they return.
    private static T Done<T>(ValueTask<T> call) => call.IsCompleted ? call.Result : throw new InvalidOperationException("not done at once");

    private string? Save(string key, byte[] value, Expected expected, TimeSpan? timeToLive)
    {
        string? version = Done(store.SaveAsync(key, value, expected, timeToLive, CancellationToken.None));
        if (version is not null)
            node.World.Oracle.Saved(name, key, value);
        return version;
    }

    private async ValueTask<T> RunAsync<T>(string key, bool isWrite, Func<T> apply, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        bool hasOneWriter = key.StartsWith("workflow/", StringComparison.Ordinal) || key.StartsWith("reminder/", StringComparison.Ordinal);
        StoreFate fate = node.World.Weather.Store(isWrite, hasOneWriter);
        node.World.Trace.Mix(key.Length);
        node.World.Trace.Line($"{node.Name} {(isWrite ? "writes" : "reads")} {key} {fate}");
        if (fate.IsAtOnce)
            return apply();
        StoreCall<T> call = new(node, apply, hasOneWriter);
        call.Start(name, fate);
        using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(
            static (state, token) => ((StoreCall<T>)state!).TrySetCanceled(token), call);
        return await call.Task;
    }
}
