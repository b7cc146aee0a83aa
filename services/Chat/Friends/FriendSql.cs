using Dapper;

namespace BlazingSun.Chat.Friends;

/// <summary>The statements of a command about two users.</summary>
internal static class FriendSql
{
    /// <summary>Changes nothing and makes all others who want one of the two wait. Two rows, or somebody is gone.</summary>
    public const string Lock = """
        UPDATE people SET seen_at = seen_at WHERE user_id = @Low;
        UPDATE people SET seen_at = seen_at WHERE user_id = @High
        """;

    public const string Read = """
        SELECT own_news AS "OwnNews", other_news AS "OtherNews", is_told AS "IsTold" FROM friend_answers
        WHERE user_id = @Own AND command_id = @CommandId AND other_id = @Other AND answered_at > @Since;
        SELECT user_id AS "UserId", relation AS "Relation", is_blocked AS "IsBlocked", changed_at AS "ChangedAt" FROM relations
        WHERE (user_id = @Own AND other_id = @Other) OR (user_id = @Other AND other_id = @Own);
        SELECT (SELECT COUNT(*) FROM relations WHERE user_id = @Own AND relation = 1) AS "Outgoing",
               (SELECT COUNT(*) FROM relations WHERE user_id = @Own AND relation = 3) AS "Friends",
               (SELECT COUNT(*) FROM relations WHERE user_id = @Own AND is_blocked) AS "Blocked",
               (SELECT COUNT(*) FROM relations WHERE user_id = @Other AND relation = 3) AS "OthersFriends"
        """;

    public const string Write = """
        INSERT INTO relations (user_id, other_id, relation, is_blocked, changed_at)
        VALUES (@Own, @Other, @OwnRelation, @OwnIsBlocked, @OwnChangedAt), (@Other, @Own, @OtherRelation, @OtherIsBlocked, @OtherChangedAt)
        ON CONFLICT (user_id, other_id) DO UPDATE
        SET relation = excluded.relation, is_blocked = excluded.is_blocked, changed_at = excluded.changed_at;
        DELETE FROM relations
        WHERE ((user_id = @Own AND other_id = @Other) OR (user_id = @Other AND other_id = @Own)) AND relation = 0 AND NOT is_blocked;
        DELETE FROM friend_answers WHERE user_id = @Own AND answered_at <= @Since
        """;

    public const string Answer = """
        ;
        INSERT INTO friend_answers (user_id, command_id, other_id, own_news, other_news, is_told, answered_at)
        VALUES (@Own, @CommandId, @Other, @OwnNews, @OtherNews, FALSE, @Now)
        """;

    public const string Told = """
        UPDATE friend_answers SET is_told = TRUE WHERE user_id = @Own AND command_id = @CommandId AND other_id = @Other
        """;

    public static DynamicParameters Values(FriendChange change) => new(new
    {
        Own = change.Own.Value,
        Other = change.Other.Value,
        Low = Math.Min(change.Own.Value, change.Other.Value),
        High = Math.Max(change.Own.Value, change.Other.Value),
        CommandId = change.CommandId ?? "",
    });

    public static void AddSide(DynamicParameters values, string whose, Side side, long changedAt)
    {
        values.Add($"{whose}Relation", (int)side.Relation);
        values.Add($"{whose}IsBlocked", side.IsBlocked);
        values.Add($"{whose}ChangedAt", changedAt);
    }
}
