using BlazingSun.Platform;
using BlazingSun.Simulation.Faults;
using BlazingSun.Simulation.Nodes;

namespace BlazingSun.Simulation.Stores;

/// <summary>A call on its way to the store. Its caller may give up or be gone before it happens.</summary>
internal sealed class StoreCall<T>(Node node, Func<T> apply, bool hasOneWriter) : TaskCompletionSource<T>(
    TaskCreationOptions.RunContinuationsAsynchronously), IPendingWrite
{
    private bool _applied;
    private T _result = default!;

    public void Start(string store, StoreFate fate)
    {
        if (fate.ApplyIn is { } applyIn)
        {
            if (hasOneWriter)
                node.Pending.Add(this);
            node.World.Scheduler.After(applyIn, () => ApplyAndGoOn(fate));
        }

        node.World.Scheduler.After(fate.AnswerIn, () =>
        {
            if (fate.Fails)
                TrySetException(new DependencyUnavailableException(store, "as simulated"));
            else
                TrySetResult(_result);
        });
    }

    public void Apply()
    {
        if (_applied)
            return;
        _applied = true;
        node.Pending.Remove(this);
        _result = apply();
    }

    public void Drop() => _applied = true;

    private void ApplyAndGoOn(StoreFate fate)
    {
        Apply();
        if (fate.Crashes)
            node.Slot.Crash("right after a write");
    }
}

/// <summary>A write to data that only one program writes: when that program ends, it has happened or never will.</summary>
internal interface IPendingWrite
{
    void Apply();

    void Drop();
}
