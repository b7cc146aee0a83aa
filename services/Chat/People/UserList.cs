using BlazingSun.Contracts.Ids;
using Dapper;

namespace BlazingSun.Chat.People;

/// <summary>Users in an SQL statement, written alike for both databases: <c>IN (@u0,@u1)</c>.</summary>
internal sealed class UserList(IReadOnlyList<UserId> users)
{
    /// <summary>What stands after the column.</summary>
    public string Sql { get; } = $"IN ({string.Join(',', users.Select((_, i) => $"@u{i}"))})";

    public DynamicParameters Values()
    {
        DynamicParameters values = new();
        for (int i = 0; i < users.Count; i++)
            values.Add($"u{i}", users[i].Value);
        return values;
    }
}
