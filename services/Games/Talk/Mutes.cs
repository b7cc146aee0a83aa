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
    /// <summary>Until when the user may not write; null = may.</summary>
    public async ValueTask<DateTimeOffset?> UntilAsync(UserId user, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        long? until = await connection.QuerySingleOrDefaultAsync<long?>(new CommandDefinition(
            "SELECT until FROM room_mutes WHERE user_id = @User AND until > @Now", new { User = user.Value, Now = Now }, cancellationToken: cancellationToken));
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
            ON CONFLICT (user_id) DO UPDATE SET until = excluded.until, said_at = excluded.said_at WHERE room_mutes.said_at <= excluded.said_at
            """;
        object row = new { User = mute.UserId.Value, Until = mute.Until?.ToUnixTimeMilliseconds() ?? 0, SaidAt = saidAt.ToUnixTimeMilliseconds() };
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(Sql, row, cancellationToken: cancellationToken));
    }

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();
}
