using BlazingSun.Platform.Presence;

namespace BlazingSun.Platform.Tests.Presence;

/// <summary>An empty presence store.</summary>
public abstract class OpenPresence : IAsyncDisposable
{
    public abstract IPresenceStore Store { get; }

    /// <summary>What the gateways have not said again for <see cref="PresenceTimes.Kept"/> expires.</summary>
    public abstract Task ExpireAsync();

    /// <summary>Changes that are not confirmed are late now.</summary>
    public abstract Task BeLateAsync();

    /// <summary>Everything is lost.</summary>
    public abstract Task LoseAsync();

    public abstract ValueTask DisposeAsync();
}
