using BlazingSun.Testing;

namespace BlazingSun.Platform.Tests.Dapr.Real;

/// <summary>After the last test of the bus everything has been read.</summary>
public sealed class EmptyTopics : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        if (RealSidecar.IsMeant)
            await RealRunningBus.EmptyTopicsAsync();
    }
}
