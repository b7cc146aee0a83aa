using BlazingSun.Platform.Relational;

namespace BlazingSun.Platform.Tests.Relational;

/// <summary>A database of one test, and what ends it.</summary>
public sealed class OpenDatabase(IDatabase database, Func<ValueTask> close) : IAsyncDisposable
{
    public IDatabase Database => database;

    public ValueTask DisposeAsync() => close();
}
