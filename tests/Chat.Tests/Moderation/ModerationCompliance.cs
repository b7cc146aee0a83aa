using System.Text;
using System.Text.Json.Nodes;
using BlazingSun.Chat.Commands;
using BlazingSun.Chat.Moderation.Mutes;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Relational;
using BlazingSun.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.Tests.Moderation;

/// <summary>What admins do about messages and their writers, on every database.</summary>
public abstract class ModerationCompliance : ModerationTests
{
    private const string Muted = "chat.event.user_muted";

    [Fact]
    public async Task Who_is_muted_is_told_with_the_admin_and_the_other_apps_and_refused_until_the_time_is_over()
    {
        DateTimeOffset until = Chat.Time.GetUtcNow().AddMinutes(10);
        await Chat.SendAsync(Admin, new MuteUser(new PersonRef(null, "ALICE"), 10), "mute");

        JsonNode told = await Chat.Heard.FrameAsync(Alice.UserId, Muted);
        Assert.Equal(("1", "alice", until), (Text(told["userId"]), Text(told["username"]), told["until"]!.GetValue<DateTimeOffset>()));
        Assert.True(JsonNode.DeepEquals(told, await Chat.Heard.FrameAsync(Admin.UserId, Muted)));
        Assert.Equal([new UserMute(Alice.UserId, until)], await Mutes.WaitForAsync(1, Token));

        await Chat.PassAsync(TimeSpan.FromMinutes(4));
        JsonNode refused = await AskAsync(Alice, new SendLobbyMessage(LobbyId.Main, "hi"), "hi");
        Assert.Equal(("FORBIDDEN", 360_000), (Text(refused["code"]), refused["retryAfterMs"]!.GetValue<int>()));
        Assert.Equal($"You are muted until {until:yyyy-MM-dd HH:mm} UTC.", Text(refused["message"]));
        await WriteAsync(Bob, "others may");

        await Chat.PassAsync(TimeSpan.FromMinutes(6));
        await WriteAsync(Alice, "again");
        Assert.Equal(["others may", "again"], await HistoryAsync());
    }

    [Fact]
    public async Task A_mute_can_be_ended_and_its_repeat_changes_nothing()
    {
        await Chat.SendAsync(Admin, new MuteUser(Ref(Alice), 10), "mute");
        JsonNode first = await Chat.Heard.FrameAsync(Admin.UserId, Muted);
        await Chat.PassAsync(TimeSpan.FromMinutes(1));
        Assert.True(JsonNode.DeepEquals(first, await AskAsync(Admin, new MuteUser(Ref(Alice), 10), "mute")));
        Assert.Single(Chat.Heard.FramesOf(Alice.UserId));

        await Chat.SendAsync(Admin, new UnmuteUser(Ref(Alice)), "unmute");
        await Chat.Heard.FrameAsync(Alice.UserId, Muted, frame => frame["until"] is null);
        await WriteAsync(Alice, "free");
        Assert.Equal(new UserMute(Alice.UserId, null), (await Mutes.WaitForAsync(2, Token))[1]);
    }

    [Fact]
    public async Task Who_comes_into_a_lobby_muted_is_told_so()
    {
        await Chat.SendAsync(Admin, new MuteUser(Ref(Alice), 10), "mute");
        DateTimeOffset until = (await Chat.Heard.FrameAsync(Alice.UserId, Muted))["until"]!.GetValue<DateTimeOffset>();

        Assert.Equal("chat.event.lobby_history", Text((await AskAsync(Alice, new JoinLobby(LobbyId.Main), "join"))["type"]));
        JsonNode told = await Chat.Heard.MessageAsync(
            message => message["payload"]!["replies"]?[0]!["frame"]!["type"]!.GetValue<string>() == Muted);

        Assert.Equal(until, told["payload"]!["replies"]![0]!["frame"]!["until"]!.GetValue<DateTimeOffset>());
        Assert.Null(told["payload"]!["replies"]![0]!["correlationId"]);
    }

    [Fact]
    public async Task A_late_repeat_of_a_mute_that_was_ended_is_answered_and_mutes_nobody()
    {
        await Chat.SendAsync(Admin, new MuteUser(Ref(Alice), 10), "mute");
        JsonNode first = await Chat.Heard.FrameAsync(Admin.UserId, Muted);
        await Chat.SendAsync(Admin, new UnmuteUser(Ref(Alice)), "unmute");
        await Chat.Heard.FrameAsync(Alice.UserId, Muted, frame => frame["until"] is null);

        Assert.True(JsonNode.DeepEquals(first, await AskAsync(Admin, new MuteUser(Ref(Alice), 10), "mute")));

        await WriteAsync(Alice, "free");
        DateTimeOffset later = Chat.Time.GetUtcNow().Add(Contracts.Limits.AnswersKept).AddMinutes(10);
        await Chat.PassAsync(Contracts.Limits.AnswersKept);
        await Chat.SendAsync(Admin, new MuteUser(Ref(Alice), 10), "mute");
        Assert.Equal([first["until"]!.GetValue<DateTimeOffset>(), null, later], (await Mutes.WaitForAsync(3, Token)).Select(mute => mute.Until));
    }

    [Fact]
    public async Task A_mute_of_which_nobody_could_be_told_is_told_to_all_when_it_is_repeated()
    {
        DateTimeOffset until = Chat.Time.GetUtcNow().AddMinutes(10);
        ChatRequest request = new("9", Admin, null, "mute") { EventId = Chat.Services.GetRequiredService<IIdSource>().New() };
        await Chat.Services.GetRequiredService<MuteStore>().SetAsync(request, new UserMute(Alice.UserId, until), Token);

        await Chat.SendAsync(Admin, new MuteUser(Ref(Alice), 10), "mute");

        Assert.Equal(until, (await Chat.Heard.FrameAsync(Alice.UserId, Muted))["until"]!.GetValue<DateTimeOffset>());
        await Chat.Heard.FrameAsync(Admin.UserId, Muted);
        Assert.Equal([new UserMute(Alice.UserId, until)], await Mutes.WaitForAsync(1, Token));
    }

    [Fact]
    public async Task What_is_said_of_a_user_later_bears_a_later_time_whichever_clock_it_was()
    {
        MuteStore store = Chat.Services.GetRequiredService<MuteStore>();
        MuteTurn muted = await store.SetAsync(Request("1"), new UserMute(Alice.UserId, Chat.Time.GetUtcNow().AddMinutes(10)), Token);
        MuteTurn free = await new MuteStore(
                Chat.Services.GetRequiredKeyedService<IDatabase>(ChatApp.Name), new VirtualTimeProvider(Chat.Time.GetUtcNow().AddSeconds(-3)))
            .SetAsync(Request("2"), new UserMute(Alice.UserId, null), Token);

        Assert.True(free.SaidAt > muted.SaidAt);
        ChatRequest Request(string id) => new("9", Admin, null, id) { EventId = Chat.Services.GetRequiredService<IIdSource>().New() };
    }

    [Fact]
    public async Task Only_admins_mute_and_only_those_who_are_none_and_for_thirty_days_at_most()
    {
        Assert.Equal(("FORBIDDEN", "Only admins may do that."), await RefusalAsync(Alice, new MuteUser(Ref(Bob), 10)));
        Assert.Equal(("FORBIDDEN", "Only admins may do that."), await RefusalAsync(Alice, new UnmuteUser(Ref(Alice))));
        foreach (int minutes in new[] { 0, 43_201 })
            Assert.Equal(("BAD_MESSAGE", "minutes is a number from 1 to 43,200."), await RefusalAsync(Admin, new MuteUser(Ref(Bob), minutes)));
        Assert.Equal(("FORBIDDEN", "Admins cannot be muted."), await RefusalAsync(Admin, new MuteUser(Ref(Carol), 10)));
        Assert.Equal(("FORBIDDEN", "Admins cannot be muted."), await RefusalAsync(Admin, new MuteUser(Ref(Admin), 10)));
        Assert.Equal("USER_NOT_FOUND", (await RefusalAsync(Admin, new MuteUser(new PersonRef(new UserId(77), null), 10))).Code);

        await Chat.SendAsync(Admin, new MuteUser(Ref(Bob), 43_200));
        await Chat.Heard.FrameAsync(Bob.UserId, Muted);
        JsonNode refused = await AskAsync(Bob, new SendLobbyMessage(LobbyId.Main, "hi"), "hi");
        Assert.Equal(int.MaxValue, refused["retryAfterMs"]!.GetValue<int>());
        Assert.Single(await Mutes.WaitForAsync(1, Token));
    }

    [Fact]
    public async Task A_message_that_an_admin_deletes_goes_from_every_page_and_from_the_history()
    {
        await WriteAsync(Alice, "first");
        MessageId bad = await WriteAsync(Alice, "bad", "bad");
        foreach (string id in new[] { "delete", "again" })
            await Chat.SendAsync(Admin, new DeleteLobbyMessage(LobbyId.Main, bad), id);

        IReadOnlyList<JsonNode> told = await Chat.Heard.FramesAsync(LobbyId.Main, 4);
        Assert.Equal(("chat.event.lobby_message_deleted", bad.ToString()), (Text(told[2]["type"]), Text(told[2]["messageId"])));
        Assert.Equal(["first"], await HistoryAsync());
        Assert.Equal("chat.event.lobby_message_deleted", Text((await AskAsync(Alice, new SendLobbyMessage(LobbyId.Main, "bad"), "bad"))["type"]));
        Assert.Equal(("FORBIDDEN", "Only admins may do that."), await RefusalAsync(Bob, new DeleteLobbyMessage(LobbyId.Main, bad)));
        Assert.Equal("NOT_FOUND", (await RefusalAsync(Admin, new DeleteLobbyMessage(new LobbyId("games:chess"), bad))).Code);
    }

    [Fact]
    public async Task What_a_removed_user_wrote_goes_and_what_others_wrote_stays()
    {
        await WriteAsync(Alice, "mine", "mine");
        await WriteAsync(Bob, "stays");
        await RemoveAsync(Alice);

        Assert.Equal(["stays"], await HistoryAsync());
        Assert.Equal("chat.event.lobby_message_deleted", Text((await Chat.Heard.FramesAsync(LobbyId.Main, 3))[2]["type"]));
    }

    [Fact]
    public async Task Nothing_is_taken_from_a_removed_user_any_more()
    {
        await WriteAsync(Alice, "before");
        await Chat.TellAsync(EventTypes.UserDeleted, new UserConnection(Alice.UserId));
        await Chat.Heard.FramesAsync(LobbyId.Main, 2);

        MessageId stays = await WriteAsync(Bob, "stays");
        foreach (ChatCommand command in (ChatCommand[])
            [new SendLobbyMessage(LobbyId.Main, "after"), new RequestFriend(Ref(Bob)), new ReportMessage(stays, LobbyId.Main, null, "spite")])
            Assert.Equal("AUTH_FAILED", (await RefusalAsync(Alice, command)).Code);

        Assert.Equal(["stays"], await HistoryAsync());
        Assert.Equal(3, InLobby.Count);
    }

    [Fact]
    public async Task Where_the_bus_fails_in_the_middle_of_a_removal_everybody_is_told_all_the_same()
    {
        for (int i = 0; i < 3; i++)
            await WriteAsync(Alice, "mine");
        Bus.Fails = 2;
        await Chat.TellAsync(EventTypes.UserDeleted, new UserConnection(Alice.UserId));
        await Wait.UntilAsync(
            () =>
            {
                Chat.Time.Advance(TimeSpan.FromMilliseconds(100));
                return InLobby.Count >= 6;
            },
            Token);

        Assert.Equal(0, Bus.Fails);
        Assert.All(InLobby.Skip(3), frame => Assert.Equal("chat.event.lobby_message_deleted", Text(frame["type"])));
        Assert.Equal(InLobby.Take(3).Select(frame => Text(frame["messageId"])), InLobby.Skip(3).Select(frame => Text(frame["messageId"])));
        Assert.Empty(await HistoryAsync());
    }

    [Fact]
    public async Task Who_joins_while_messages_go_is_told_which_of_the_history_are_gone()
    {
        MessageId gone = await WriteAsync(Alice, "mine");
        await WriteAsync(Bob, "stays");
        Bus.Before = message => Encoding.UTF8.GetString(message.Body.Span).Contains("lobby_joined", StringComparison.Ordinal)
            ? RemoveAsync(Alice)
            : Task.CompletedTask;
        await Chat.SendAsync(Carol, new JoinLobby(LobbyId.Main), "join");

        JsonNode[] replies = [await Chat.Heard.ReplyAsync("join", 1), await Chat.Heard.ReplyAsync("join", 2), await Chat.Heard.ReplyAsync("join", 3)];

        Assert.Equal(["mine", "stays"], replies[0]["messages"]!.AsArray().Select(message => Text(message!["content"])));
        Assert.Equal(["stays"], replies[1]["messages"]!.AsArray().Select(message => Text(message!["content"])));
        Assert.Equal(("chat.event.lobby_message_deleted", gone.ToString()), (Text(replies[2]["type"]), Text(replies[2]["messageId"])));
    }

    [Fact]
    public async Task What_a_user_who_is_removed_at_that_moment_writes_goes_too()
    {
        await WriteAsync(Alice, "before");
        Task held = Database.HoldAsync(opens: 2);
        await Chat.SendAsync(Alice, new SendLobbyMessage(LobbyId.Main, "meanwhile"), "meanwhile");
        await held;
        await Chat.TellAsync(EventTypes.UserDeleted, new UserConnection(Alice.UserId));
        await Chat.Heard.FramesAsync(LobbyId.Main, 2);
        Database.GoOn();

        IReadOnlyList<JsonNode> told = await Chat.Heard.FramesAsync(LobbyId.Main, 4);
        Assert.Equal(("meanwhile", "chat.event.lobby_message_deleted"), (Text(told[2]["content"]), Text(told[3]["type"])));
        Assert.Equal(Text(told[2]["messageId"]), Text(told[3]["messageId"]));
        Assert.Empty(await HistoryAsync());
    }

    private async Task<(string? Code, string? Message)> RefusalAsync(Caller caller, ChatCommand command)
    {
        JsonNode reply = await AskAsync(caller, command, NewCommandId());
        return (Text(reply["code"]), Text(reply["message"]));
    }
}

public sealed class SqliteModerationTests : ModerationCompliance;

public sealed class PostgresModerationTests(PostgresServer server) : ModerationCompliance, IClassFixture<PostgresServer>
{
    private protected override async Task<ChatHost> StartAsync(string folder)
    {
        Assert.SkipWhen(server.Missing is not null, server.Missing ?? "");
        string connection = await server.NewDatabaseAsync();
        return await StartAsync(folder, services => services.AddPostgresDatabase(ChatApp.Name, connection));
    }
}
