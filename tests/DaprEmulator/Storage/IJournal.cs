namespace BlazingSun.DaprEmulator.Storage;

/// <summary>Keeps what the stores, the scheduler and the workflows hold over a restart of the world.</summary>
internal interface IJournal : IDisposable
{
    void Put(string kind, string key, ReadOnlySpan<byte> value);

    void Remove(string kind, string key);

    IReadOnlyList<(string Key, byte[] Value)> Load(string kind);
}

/// <summary>Keeps nothing.</summary>
internal sealed class NoJournal : IJournal
{
    public void Put(string kind, string key, ReadOnlySpan<byte> value)
    {
    }

    public void Remove(string kind, string key)
    {
    }

    public IReadOnlyList<(string Key, byte[] Value)> Load(string kind) => [];

    public void Dispose()
    {
    }
}
