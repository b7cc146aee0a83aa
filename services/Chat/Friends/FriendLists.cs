using System.Data.Common;
using BlazingSun.Chat.Commands;
using BlazingSun.Chat.Telling;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Presence;
using BlazingSun.Platform.Relational;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BlazingSun.Chat.Friends;

/// <summary>Shows people their friends, requests and blocks: the friends by name, the rest by age, the latest first.</summary>
internal sealed class FriendLists(
    [FromKeyedServices(ChatApp.Name)] IDatabase database, IPresenceReader presence, ChatOutlet outlet, IOptions<ChatOptions> options)
    : IChatHandler<ListFriends>
{
    private sealed record Row
    {
        public long UserId { get; init; }
        public string Username { get; init; } = "";
        public Relation Relation { get; init; }
        public bool IsBlocked { get; init; }
        public Person Person => new(new UserId(UserId), Username);
    }

    public async ValueTask<Refusal?> HandleAsync(ChatRequest request, ListFriends command, CancellationToken deadline)
    {
        await outlet.ReplyAsync(request, await ReadAsync(request.Caller.UserId, deadline), deadline);
        return null;
    }

    /// <summary>Of requests from others only the newest are shown, so many as a user may send.</summary>
    public async ValueTask<FriendsFrame> ReadAsync(UserId user, CancellationToken cancellationToken)
    {
        List<Row> rows = await RowsAsync(user, cancellationToken);
        List<Person> friends =
            [.. Of(Relation.Friends).OrderBy(person => person.Username, StringComparer.OrdinalIgnoreCase).ThenBy(person => person.UserId.Value)];
        IReadOnlyList<UserPresence> seen = await presence.GetAsync([.. friends.Select(friend => friend.UserId)], cancellationToken);
        return new FriendsFrame(
            [.. friends.Select((friend, i) => new PresentPerson(friend.UserId, friend.Username, seen[i]))],
            [.. Of(Relation.Incoming)],
            [.. Of(Relation.Outgoing)],
            [.. rows.Where(row => row.IsBlocked).Select(row => row.Person)]);
        IEnumerable<Person> Of(Relation relation) => rows.Where(row => row.Relation == relation).Select(row => row.Person);
    }

    private async ValueTask<List<Row>> RowsAsync(UserId user, CancellationToken cancellationToken)
    {
        const string Columns = """
            SELECT r.other_id AS "UserId", p.username AS "Username", r.relation AS "Relation", r.is_blocked AS "IsBlocked"
            FROM relations r JOIN people p ON p.user_id = r.other_id

            """;
        const string Sql =
            Columns + "WHERE r.user_id = @User AND r.relation <> 2 ORDER BY r.changed_at DESC, r.other_id;"
            + Columns + "WHERE r.user_id = @User AND r.relation = 2 ORDER BY r.changed_at DESC, r.other_id LIMIT @Most";
        object values = new { User = user.Value, Most = options.Value.PeoplePerUser };
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        await using SqlMapper.GridReader reader = await connection.QueryMultipleAsync(
            new CommandDefinition(Sql, values, cancellationToken: cancellationToken));
        return [.. await reader.ReadAsync<Row>(), .. await reader.ReadAsync<Row>()];
    }
}
