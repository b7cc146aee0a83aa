using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Platform.Presence;

/// <summary>
/// Who is online over all gateways. Each writes its own sockets and says so again in time; what is not said again expires, and then any
/// gateway finds it. All methods throw <see cref="DependencyUnavailableException"/> when the store is away or slow.
/// </summary>
public interface IPresenceStore : IPresenceReader
{
    /// <summary>
    /// Writes what a gateway has of these users, each at once or not at all. A change is given to exactly one caller, who tells it and says
    /// so with <see cref="ConfirmAsync"/>; else it is given again by <see cref="TakeUntoldAsync"/>.
    /// </summary>
    /// <param name="reports">At most one of a user.</param>
    /// <param name="keep">How long the sockets are taken for open without being reported again.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What holds now, in the order of the reports.</returns>
    ValueTask<IReadOnlyList<PresenceFinding>> ReportAsync(
        IReadOnlyList<PresenceReport> reports, TimeSpan keep, CancellationToken cancellationToken);

    /// <summary>Some of the users whose sockets have expired, and some whose changes were not told in time; empty when there are no more.</summary>
    ValueTask<IReadOnlyList<PresenceChange>> TakeUntoldAsync(CancellationToken cancellationToken);

    /// <summary>These changes were told.</summary>
    /// <returns>What has become otherwise meanwhile: perhaps it was told in the wrong order, so it is to be told again.</returns>
    ValueTask<IReadOnlyList<PresenceChange>> ConfirmAsync(IReadOnlyList<PresenceChange> told, CancellationToken cancellationToken);

    /// <summary>Removes all that is known of a user.</summary>
    ValueTask ForgetAsync(UserId user, CancellationToken cancellationToken);
}
