using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform;
using BlazingSun.Platform.Presence;
using BlazingSun.Testing;

namespace BlazingSun.Gateway.Tests.Hosting;

/// <summary>A presence store as one gateway reaches it; a test can take it away.</summary>
internal sealed class FaultyPresence(IPresenceStore store) : IPresenceStore
{
    public bool IsAway { get; set; }

    /// <summary>It holds what nobody can read.</summary>
    public bool IsBroken { get; set; }

    /// <summary>One for each time that it could not be read.</summary>
    public Recorder<bool> Broken { get; } = new();

    /// <summary>One for each time that the gateway asked for what is to be told.</summary>
    public Recorder<bool> Sweeps { get; } = new();

    private IPresenceStore Store => IsAway ? throw new DependencyUnavailableException("presence", "away") : IsBroken ? throw Break() : store;

    public ValueTask<IReadOnlyList<UserPresence>> GetAsync(IReadOnlyList<UserId> users, CancellationToken cancellationToken) =>
        Store.GetAsync(users, cancellationToken);

    public ValueTask<IReadOnlyList<PresenceFinding>> ReportAsync(
        IReadOnlyList<PresenceReport> reports, TimeSpan keep, CancellationToken cancellationToken) =>
        Store.ReportAsync(reports, keep, cancellationToken);

    public ValueTask<IReadOnlyList<PresenceChange>> TakeUntoldAsync(CancellationToken cancellationToken)
    {
        Sweeps.Add(true);
        return Store.TakeUntoldAsync(cancellationToken);
    }

    public ValueTask<IReadOnlyList<PresenceChange>> ConfirmAsync(IReadOnlyList<PresenceChange> told, CancellationToken cancellationToken) =>
        Store.ConfirmAsync(told, cancellationToken);

    public ValueTask ForgetAsync(UserId user, CancellationToken cancellationToken) => Store.ForgetAsync(user, cancellationToken);

    private FormatException Break()
    {
        Broken.Add(true);
        return new FormatException("foreign text");
    }
}
