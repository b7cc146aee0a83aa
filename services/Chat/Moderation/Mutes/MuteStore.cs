using System.Data.Common;
using BlazingSun.Chat.Commands;
using BlazingSun.Chat.People;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Relational;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.Moderation.Mutes;

/// <summary>Until when users may not write.</summary>
internal sealed class MuteStore([FromKeyedServices(ChatApp.Name)] IDatabase database, TimeProvider time) : IUserRemoval
{
    /// <summary>Until when the user may not write; null = may.</summary>
    public async ValueTask<DateTimeOffset?> UntilAsync(UserId user, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        return await UntilAsync(connection, user, cancellationToken);
    }

    /// <summary>Notes a mute or its end, unless it is a repeat of the last command about the user.</summary>
    /// <returns>Until when the user may not write now, and whether it was a repeat.</returns>
    public async ValueTask<(UserMute Mute, bool IsRepeat)> SetAsync(ChatRequest request, UserMute mute, CancellationToken cancellationToken)
    {
        const string Sql = """
            INSERT INTO mutes (user_id, until, said_by, said_at, command_id) VALUES (@User, @Until, @By, @Now, @CommandId)
            ON CONFLICT (user_id) DO UPDATE
            SET until = excluded.until, said_by = excluded.said_by, said_at = excluded.said_at, command_id = excluded.command_id
            WHERE mutes.said_by <> excluded.said_by OR mutes.command_id <> excluded.command_id
            """;
        object row = new
        {
            User = mute.UserId.Value,
            Until = mute.Until?.ToUnixTimeMilliseconds() ?? 0,
            By = request.Caller.UserId.Value,
            Now,
            request.CommandId,
        };
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        bool isNew = await connection.ExecuteAsync(new CommandDefinition(Sql, row, cancellationToken: cancellationToken)) > 0;
        return (mute with { Until = await UntilAsync(connection, mute.UserId, cancellationToken) }, !isNew);
    }

    public async ValueTask RemoveAsync(UserId user, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            "DELETE FROM mutes WHERE user_id = @User", new { User = user.Value }, cancellationToken: cancellationToken));
    }

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private async ValueTask<DateTimeOffset?> UntilAsync(DbConnection connection, UserId user, CancellationToken cancellationToken)
    {
        long? until = await connection.QuerySingleOrDefaultAsync<long?>(new CommandDefinition(
            "SELECT until FROM mutes WHERE user_id = @User AND until > @Now", new { User = user.Value, Now }, cancellationToken: cancellationToken));
        return until is { } end ? DateTimeOffset.FromUnixTimeMilliseconds(end) : null;
    }
}
