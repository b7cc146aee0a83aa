using System.Data.Common;
using System.Text.Json.Nodes;
using BlazingSun.Chat.Friends;
using BlazingSun.Chat.People;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Presence;
using BlazingSun.Platform.Relational;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.Tests.Private;

/// <summary>Tests of private chat: everyone is known and online, Alice and Bob are friends.</summary>
public abstract class PrivateTests : ChatTests
{
    private protected async Task ArrangeAsync()
    {
        foreach (Caller caller in new[] { Alice, Bob, Carol, Admin })
            await Chat.Services.GetRequiredService<PeopleDirectory>().SeeAsync(caller.UserId, caller.Username, Token);
        await RelateAsync(Alice, Bob, Relation.Friends);
    }

    /// <summary>How two stand to each other from now on; with a block, it is the first one's.</summary>
    private protected async Task RelateAsync(Caller one, Caller other, Relation relation, bool blocked = false)
    {
        const string Sql = """
            DELETE FROM relations WHERE user_id = @One AND other_id = @Other OR user_id = @Other AND other_id = @One;
            INSERT INTO relations (user_id, other_id, relation, is_blocked, changed_at) VALUES
                (@One, @Other, @Relation, @Blocked, 0), (@Other, @One, @Relation, FALSE, 0);
            """;
        object values = new { One = one.UserId.Value, Other = other.UserId.Value, Relation = (int)relation, Blocked = blocked };
        IDatabase database = Chat.Services.GetRequiredKeyedService<IDatabase>(ChatApp.Name);
        await using DbConnection connection = await database.OpenAsync(Token);
        await connection.ExecuteAsync(new CommandDefinition(Sql, values, cancellationToken: Token));
    }

    private protected async Task<JsonNode> AskAsync(Caller caller, ChatCommand command, string id)
    {
        await Chat.SendAsync(caller, command, id);
        return await Chat.Heard.ReplyAsync(id);
    }

    /// <summary>Sends a message that is accepted, and waits for it.</summary>
    private protected async Task<MessageId> WriteAsync(Caller sender, Caller recipient, string content, string? id = null)
    {
        await Chat.SendAsync(sender, new SendMessage(recipient.UserId, content), id);
        JsonNode frame = await Chat.Heard.FrameAsync(sender.UserId, "chat.event.message_sent", f => f["content"]!.GetValue<string>() == content);
        return Id.Parse<MessageId>(frame["messageId"]!.GetValue<string>());
    }

    private protected async Task<string[]> ContentsAsync(Caller reader, Caller other, string id) =>
        [.. (await AskAsync(reader, new ReadHistory(other.UserId), id))["messages"]!.AsArray().Select(m => m!["content"]!.GetValue<string>())];

    private protected async Task<int> UnreadAsync(Caller reader, string id) =>
        (await AskAsync(reader, new ListConversations(), id))["items"]!.AsArray().Sum(item => item!["unread"]!.GetValue<int>());

    private protected int CountOf(Caller caller, string type) =>
        Chat.Heard.FramesOf(caller.UserId).Count(frame => frame["type"]!.GetValue<string>() == type);

    private protected override async Task<ChatHost> StartAsync(string folder) =>
        await ChatHost.StartAsync(folder, with: services => Arrange(services.AddSingleton<IPresenceReader, AllOnline>()));

    /// <summary>What a test changes of the app.</summary>
    private protected virtual void Arrange(IServiceCollection services)
    {
    }

    private sealed class AllOnline : IPresenceReader
    {
        public ValueTask<IReadOnlyList<UserPresence>> GetAsync(IReadOnlyList<UserId> users, CancellationToken cancellationToken) =>
            ValueTask.FromResult<IReadOnlyList<UserPresence>>([.. users.Select(_ => new UserPresence(PresenceStatus.Online, null))]);
    }
}
