using System.Data.Common;
using BlazingSun.Chat.Telling;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform;
using Microsoft.Extensions.Logging;

namespace BlazingSun.Chat.People;

/// <summary>
/// Finds users who were removed while a command of theirs was carried out: what it left may have come after the removal of everything else,
/// so all of that is done once more.
/// </summary>
internal sealed class LateRemoval(PeopleDirectory people, ChatOutlet outlet, TimeProvider time, ILogger<LateRemoval> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Call it after the command. Where a dependency is away it is not found out.</summary>
    public async ValueTask CheckAsync(UserId user)
    {
        using CancellationTokenSource patience = new(Patience, time);
        try
        {
            if (await people.RemovedAtAsync(user, patience.Token) is { } removedAt)
                await outlet.RemovedAsync(user, removedAt, patience.Token);
        }
        catch (Exception e) when (e is DependencyUnavailableException or DbException or OperationCanceledException)
        {
            // The command itself is done, or refused for the same reason.
            log.RemovalNotChecked(e);
        }
    }
}
