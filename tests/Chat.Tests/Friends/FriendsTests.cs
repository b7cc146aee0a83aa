using System.Text.Json.Nodes;
using BlazingSun.Contracts.Commands;
using BlazingSun.Platform.Presence;
using BlazingSun.Platform.Relational;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.Tests.Friends;

/// <summary>Tests of people who are or become friends.</summary>
public abstract class FriendsTests : ChatTests
{
    private int commands;

    private protected KnownPresence Presence { get; } = new();

    private protected override async Task<ChatHost> StartAsync(string folder)
    {
        string? connection = await NewDatabaseAsync();
        return await ChatHost.StartAsync(
            folder,
            null,
            services =>
            {
                services.AddSingleton<IPresenceReader>(Presence);
                if (connection is not null)
                    services.AddPostgresDatabase(ChatApp.Name, connection);
            },
            [.. Settings]);
    }

    /// <summary>A PostgreSQL database's connection string; null = SQLite.</summary>
    private protected virtual Task<string?> NewDatabaseAsync() => Task.FromResult<string?>(null);

    private protected virtual IEnumerable<(string Key, string Value)> Settings => [];

    private protected static PersonRef Ref(Caller person) => new(person.UserId, null);

    /// <summary>Sends a command and waits for the frame that answers it.</summary>
    private protected async Task<JsonNode> AskAsync(Caller caller, ChatCommand command, string? id = null)
    {
        id ??= $"c{Interlocked.Increment(ref commands)}";
        await Chat.SendAsync(caller, command, id);
        return await AnswerAsync(id);
    }

    private protected async Task<JsonNode> AnswerAsync(string id)
    {
        JsonNode message = await Chat.Heard.MessageAsync(each => Answers(each, id).Any());
        return Answers(message, id).First();
    }

    /// <summary>Their names, comma by comma: friends, incoming, outgoing, blocked.</summary>
    private protected async Task<string> ListAsync(Caller caller)
    {
        JsonNode list = await AskAsync(caller, new ListFriends());
        return string.Join(" | ", new[] { "friends", "incoming", "outgoing", "blocked" }
            .Select(kind => $"{kind}: {string.Join(',', list[kind]!.AsArray().Select(person => person!["username"]!.GetValue<string>()))}"));
    }

    /// <summary>The types of the frames that a user got so far, without the lists. Whoever caused them must have had a later answer.</summary>
    private protected IEnumerable<string> TypesOf(Caller user) => Chat.Heard.FramesOf(user.UserId)
        .Select(frame => frame["type"]!.GetValue<string>()["chat.event.".Length..]).Where(type => type != "friends");

    /// <summary>Everyone is known from here on.</summary>
    private protected async Task ArriveAsync(params Caller[] people)
    {
        foreach (Caller person in people)
            await AskAsync(person, new ListFriends());
    }

    private protected async Task BefriendAsync(Caller one, Caller other)
    {
        await AskAsync(one, new RequestFriend(Ref(other)));
        await AskAsync(other, new AcceptFriend(Ref(one)));
    }

    private static IEnumerable<JsonNode> Answers(JsonNode message, string id)
    {
        JsonNode payload = message["payload"]!;
        if (payload["cause"]?["correlationId"]?.GetValue<string>() == id)
            yield return payload["frame"]!;
        foreach (JsonNode? reply in payload["replies"]?.AsArray() ?? [])
        {
            if (reply!["correlationId"]?.GetValue<string>() == id)
                yield return reply["frame"]!;
        }
    }
}
