using System.Data.Common;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Relational;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Games.Talk;

/// <summary>Who may not write in rooms for a time, as Chat's admins said.</summary>
internal sealed class Mutes([FromKeyedServices(GamesApp.Name)] IDatabase database, TimeProvider time)
{
    // Nothing that Chat said earlier comes any more: the topic keeps a week.
    private static readonly TimeSpan Settled = TimeSpan.FromDays(8);

    /// <summary>Until when the user may not write; null = may.</summary>
    public async ValueTask<DateTimeOffset?> UntilAsync(UserId user, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        long? until = await connection.QuerySingleOrDefaultAsync<long?>(new CommandDefinition(
            "SELECT until FROM room_mutes WHERE user_id = @User AND until > @Now", new { User = user.Value, Now }, cancellationToken: cancellationToken));
        return until is { } end ? DateTimeOffset.FromUnixTimeMilliseconds(end) : null;
    }

    /// <summary>Notes a mute or its end; what was said later counts.</summary>
    /// <param name="mute">Who, until when.</param>
    /// <param name="saidAt">When Chat said so.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask SetAsync(UserMute mute, DateTimeOffset saidAt, CancellationToken cancellationToken)
    {
        const string Sql = """
            INSERT INTO room_mutes (user_id, until, said_at) VALUES (@User, @Until, @SaidAt)
            ON CONFLICT (user_id) DO UPDATE SET until = excluded.until, said_at = excluded.said_at WHERE room_mutes.said_at <= excluded.said_at;
            DELETE FROM room_mutes WHERE until <= @Now AND said_at <= @Settled
            """;
        object row = new
        {
            User = mute.UserId.Value,
            Until = mute.Until?.ToUnixTimeMilliseconds() ?? 0,
            SaidAt = saidAt.ToUnixTimeMilliseconds(),
            Now,
            Settled = (time.GetUtcNow() - Settled).ToUnixTimeMilliseconds(),
        };
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(Sql, row, cancellationToken: cancellationToken));
    }

    /// <summary>The user's account was removed.</summary>
    public async ValueTask RemoveAsync(UserId user, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(
            new CommandDefinition("DELETE FROM room_mutes WHERE user_id = @User", new { User = user.Value }, cancellationToken: cancellationToken));
    }

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();
}
