using System.Data.Common;
using BlazingSun.Chat.Commands;
using BlazingSun.Chat.People;
using BlazingSun.Contracts;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Relational;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.Moderation.Mutes;

/// <summary>Until when users may not write.</summary>
internal sealed class MuteStore([FromKeyedServices(ChatApp.Name)] IDatabase database, TimeProvider time) : IUserRemoval
{
    private sealed record Row
    {
        public long Answer { get; init; }

        public bool IsTold { get; init; }

        public long Until { get; init; }

        public long SaidAt { get; init; }
    }

    /// <summary>Until when the user may not write; null = may.</summary>
    public async ValueTask<DateTimeOffset?> UntilAsync(UserId user, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        long? until = await connection.QuerySingleOrDefaultAsync<long?>(
            new CommandDefinition(MuteSql.Until, new { User = user.Value, Now }, cancellationToken: cancellationToken));
        return until is { } end ? DateTimeOffset.FromUnixTimeMilliseconds(end) : null;
    }

    /// <summary>Notes a mute or its end, unless it is the repeat of a command.</summary>
    public async ValueTask<MuteTurn> SetAsync(ChatRequest request, UserMute mute, CancellationToken cancellationToken)
    {
        object values = Values(request, mute);
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        await using DbTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await connection.QuerySingleOrDefaultAsync<long?>(Command(MuteSql.Answer)) is not null)
            await connection.ExecuteAsync(Command(MuteSql.Write));
        Row row = await connection.QuerySingleAsync<Row>(Command(MuteSql.Read));
        await transaction.CommitAsync(cancellationToken);
        return new MuteTurn(
            mute with { Until = row.Until > Now ? TimeOf(row.Until) : null },
            DateTimeOffset.FromUnixTimeMilliseconds(row.SaidAt),
            mute with { Until = TimeOf(row.Answer) },
            row.IsTold);

        CommandDefinition Command(string sql) => new(sql, values, transaction, cancellationToken: cancellationToken);
    }

    /// <summary>Notes that all have heard of it.</summary>
    public async ValueTask ToldAsync(ChatRequest request, UserMute mute, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(MuteSql.Told, Values(request, mute), cancellationToken: cancellationToken));
    }

    public async ValueTask RemoveAsync(UserId user, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(MuteSql.Remove, new { User = user.Value }, cancellationToken: cancellationToken));
    }

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private object Values(ChatRequest request, UserMute mute) => new
    {
        Admin = request.Caller.UserId.Value,
        request.CommandId,
        User = mute.UserId.Value,
        Until = mute.Until?.ToUnixTimeMilliseconds() ?? 0,
        Now,
        Since = (time.GetUtcNow() - Limits.AnswersKept).ToUnixTimeMilliseconds(),
    };

    private static DateTimeOffset? TimeOf(long until) => until > 0 ? DateTimeOffset.FromUnixTimeMilliseconds(until) : null;
}
