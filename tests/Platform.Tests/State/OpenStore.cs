using BlazingSun.Platform.State;

namespace BlazingSun.Platform.Tests.State;

/// <summary>The state stores of an implementation, opened on data of their own.</summary>
public abstract class OpenStore : IAsyncDisposable
{
    /// <summary>The store of rooms.</summary>
    public IStateStore Rooms => Store(StateStores.Rooms);

    public abstract IStateStore Store(string name);

    /// <summary>Lets time pass for the store.</summary>
    public abstract Task PassAsync(TimeSpan time);

    /// <summary>Ends the program that holds the store and opens the same data in a new one.</summary>
    public abstract Task ReopenAsync();

    public abstract ValueTask DisposeAsync();
}
