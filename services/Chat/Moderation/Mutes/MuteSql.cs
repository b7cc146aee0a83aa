namespace BlazingSun.Chat.Moderation.Mutes;

/// <summary>The statements about mutes, in the dialect that all databases share.</summary>
internal static class MuteSql
{
    public const string Until = "SELECT until FROM mutes WHERE user_id = @User AND until > @Now";

    /// <summary>Notes the command; no row is written where it is a repeat.</summary>
    public const string Answer = """
        DELETE FROM mute_answers WHERE answered_at <= @Since;
        INSERT INTO mute_answers (admin_id, command_id, user_id, until, is_told, answered_at)
        VALUES (@Admin, @CommandId, @User, @Until, FALSE, @Now) ON CONFLICT (admin_id, command_id, user_id) DO NOTHING
        RETURNING until;
        """;

    public const string Write = """
        INSERT INTO mutes (user_id, until, said_by, said_at, command_id) VALUES (@User, @Until, @Admin, @Now, @CommandId)
        ON CONFLICT (user_id) DO UPDATE SET until = excluded.until, said_by = excluded.said_by, command_id = excluded.command_id,
            said_at = CASE WHEN mutes.said_at < excluded.said_at THEN excluded.said_at ELSE mutes.said_at + 1 END
        """;

    public const string Read = """
        SELECT a.until AS "Answer", a.is_told AS "IsTold", COALESCE(m.until, 0) AS "Until", COALESCE(m.said_at, a.answered_at) AS "SaidAt"
        FROM mute_answers a LEFT JOIN mutes m ON m.user_id = a.user_id
        WHERE a.admin_id = @Admin AND a.command_id = @CommandId AND a.user_id = @User
        """;

    public const string Told = "UPDATE mute_answers SET is_told = TRUE WHERE admin_id = @Admin AND command_id = @CommandId AND user_id = @User";

    public const string Remove = "DELETE FROM mutes WHERE user_id = @User; DELETE FROM mute_answers WHERE user_id = @User OR admin_id = @User";
}
