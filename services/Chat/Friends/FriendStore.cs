using System.Data;
using System.Data.Common;
using BlazingSun.Contracts;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Relational;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BlazingSun.Chat.Friends;

/// <summary>A command about two users, and its id when it has one.</summary>
internal sealed record FriendChange(UserId Own, UserId Other, FriendCommand Command, string? CommandId);

/// <summary>What each of the two is told. Of a repeat that has been told, only the sender hears again.</summary>
internal sealed record FriendOutcome(News Own, News Other, bool IsTold, Refusal? Refusal = null);

/// <summary>
/// Carries commands out, each in one transaction that holds the two users' rows in <c>people</c>, the lower id first: commands that share a
/// user wait for each other and never in a circle. The statements are the same whatever is between the two.
/// </summary>
internal sealed class FriendStore(
    [FromKeyedServices(ChatApp.Name)] IDatabase database, IOptions<ChatOptions> options, TimeProvider time)
{
    private const int Tries = 5;

    /// <exception cref="DbException">The database failed; nothing is known of the command then.</exception>
    public async ValueTask<FriendOutcome> ChangeAsync(FriendChange change, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await TryChangeAsync(change, cancellationToken);
            }
            catch (DbException e) when (e.IsTransient && attempt < Tries)
            {
                // A serialization failure or a lost connection: what was done is done once, and found on the next try.
            }
        }
    }

    /// <summary>Notes that both were told of a command.</summary>
    public async ValueTask ToldAsync(FriendChange change, CancellationToken cancellationToken)
    {
        if (change.CommandId is null)
            return;
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(FriendSql.Told, FriendSql.Values(change), cancellationToken: cancellationToken));
    }

    private async ValueTask<FriendOutcome> TryChangeAsync(FriendChange change, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        await using DbTransaction transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        if (await ExecuteAsync(transaction, FriendSql.Lock, FriendSql.Values(change), cancellationToken) != 2)
            return Refused(Refusal.Of(ErrorCode.USER_NOT_FOUND));
        FriendState state = await ReadAsync(transaction, change, cancellationToken);
        if (state.Answer is { } answer)
            return answer;
        FriendDecision decision = FriendRules.Decide(state.Pair, change.Command);
        if ((decision.Refusal ?? state.Counts.Check(state.Pair, decision.After, options.Value.PeoplePerUser)) is { } refusal)
            return Refused(refusal);
        await WriteAsync(transaction, change, state, decision, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new FriendOutcome(decision.Own, decision.Other, IsTold: false);
    }

    private async ValueTask<FriendState> ReadAsync(DbTransaction transaction, FriendChange change, CancellationToken cancellationToken)
    {
        DynamicParameters values = FriendSql.Values(change);
        values.Add("Since", Milliseconds(-Limits.AnswersKept));
        await using SqlMapper.GridReader reader = await transaction.Connection!.QueryMultipleAsync(
            new CommandDefinition(FriendSql.Read, values, transaction, cancellationToken: cancellationToken));
        AnswerRow? answer = await reader.ReadSingleOrDefaultAsync<AnswerRow>();
        RelationRow[] rows = [.. await reader.ReadAsync<RelationRow>()];
        return new FriendState(
            rows.FirstOrDefault(row => row.UserId == change.Own.Value),
            rows.FirstOrDefault(row => row.UserId == change.Other.Value),
            await reader.ReadSingleAsync<FriendCounts>(),
            answer?.Outcome);
    }

    private async ValueTask WriteAsync(
        DbTransaction transaction, FriendChange change, FriendState state, FriendDecision decision, CancellationToken cancellationToken)
    {
        DynamicParameters values = FriendSql.Values(change);
        long now = Milliseconds(TimeSpan.Zero);
        FriendSql.AddSide(values, "Own", decision.After.Own, decision.After.Own == state.Pair.Own ? state.Own?.ChangedAt ?? now : now);
        FriendSql.AddSide(values, "Other", decision.After.Other, decision.After.Other == state.Pair.Other ? state.Other?.ChangedAt ?? now : now);
        values.AddDynamicParams(new { OwnNews = (int)decision.Own, OtherNews = (int)decision.Other, Now = now, Since = Milliseconds(-Limits.AnswersKept) });
        string sql = change.CommandId is null ? FriendSql.Write : FriendSql.Write + FriendSql.Answer;
        await ExecuteAsync(transaction, sql, values, cancellationToken);
    }

    private static Task<int> ExecuteAsync(DbTransaction transaction, string sql, DynamicParameters values, CancellationToken cancellationToken) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(sql, values, transaction, cancellationToken: cancellationToken));

    private long Milliseconds(TimeSpan fromNow) => (time.GetUtcNow() + fromNow).ToUnixTimeMilliseconds();

    private static FriendOutcome Refused(Refusal why) => new(News.None, News.None, IsTold: false, why);
}
