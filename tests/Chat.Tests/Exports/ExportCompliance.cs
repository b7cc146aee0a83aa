using System.Globalization;
using System.Text.Json;
using BlazingSun.Chat.Lobby;
using BlazingSun.Chat.Tests.Moderation;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Exports;
using BlazingSun.Platform.Relational;
using BlazingSun.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.Tests.Exports;

/// <summary>What Chat holds of a user, as the user gets it, on every database.</summary>
public abstract class ExportCompliance : ModerationTests
{
    private int _asked;

    [Fact]
    public async Task A_user_who_did_nothing_has_every_section_and_hardly_anything_in_it()
    {
        Dictionary<string, List<JsonElement>> all = await ReadAsync(Bob);

        Assert.Equal(["profile", "people", "conversations", "privateMessages", "lobbyMessages", "reports", "mutes"], all.Keys);
        Assert.Equal("bob", Assert.Single(all["profile"]).GetProperty("username").GetString());
        Assert.All(all.Skip(1), section => Assert.Empty(section.Value));
    }

    [Fact]
    public async Task Friends_requests_and_blocks_are_in_it_as_the_user_sees_them()
    {
        await AskAsync(Alice, new RequestFriend(Ref(Bob)));
        await AskAsync(Bob, new AcceptFriend(Ref(Alice)));
        await AskAsync(Alice, new RequestFriend(Ref(Carol)));
        await AskAsync(Alice, new BlockUser(Ref(Admin)));

        Assert.Equal(["bob friend False", "carol asked False", "boss none True"], (await ReadAsync(Alice))["people"].Select(Line));
        Assert.Equal(["alice asking False"], (await ReadAsync(Carol))["people"].Select(Line));
        Assert.Empty((await ReadAsync(Admin))["people"]);

        static string Line(JsonElement one) =>
            $"{one.GetProperty("username")} {one.GetProperty("relation")} {one.GetProperty("isBlocked").GetBoolean()}";
    }

    [Fact]
    public async Task All_that_the_user_wrote_in_lobbies_is_in_it_page_by_page()
    {
        LobbyWriter writer = Chat.Services.GetRequiredService<LobbyWriter>();
        for (int n = 0; n < 250; n++)
        {
            LobbyId lobby = n % 2 == 0 ? LobbyId.Main : new LobbyId("games:bigger_dice");
            await writer.WriteAsync(new LobbyDraft(lobby, n % 5 == 0 ? Bob : Alice, Text(n), Text(n)), n, Token);
        }

        IEnumerable<string> mine = (await ReadAsync(Alice))["lobbyMessages"].Select(message => message.GetProperty("content").GetString()!);
        Assert.Equal(Enumerable.Range(0, 250).Where(n => n % 5 != 0).Select(Text).Order(), mine.Order());
    }

    [Fact]
    public async Task All_that_the_user_wrote_to_others_is_in_it_and_nothing_of_what_they_wrote()
    {
        foreach (Caller friend in (Caller[])[Bob, Carol])
        {
            await AskAsync(Alice, new RequestFriend(Ref(friend)));
            await AskAsync(friend, new AcceptFriend(Ref(Alice)));
            await AskAsync(friend, new SendMessage(Alice.UserId, "theirs"));
        }

        for (int n = 0; n < 120; n++)
            await AskAsync(Alice, new SendMessage(n % 3 == 0 ? Carol.UserId : Bob.UserId, new string('x', 500) + Text(n)));
        Dictionary<string, List<JsonElement>> all = await ReadAsync(Alice);

        Assert.Equal(["bob 80", "carol 40"], all["conversations"].Select(one => $"{one.GetProperty("username")} {one.GetProperty("written")}"));
        Assert.Equal(
            Enumerable.Range(0, 120).Select(n => (Of(n % 3 == 0 ? Carol : Bob), Text(n))).OrderBy(one => one.Item1),
            all["privateMessages"].Select(one => (one.GetProperty("recipientId").GetString()!, one.GetProperty("content").GetString()!.TrimStart('x'))));

        static string Of(Caller caller) => caller.UserId.ToString();
    }

    [Fact]
    public async Task Reports_that_the_user_made_and_a_mute_are_in_it_and_not_who_reported_the_user()
    {
        MessageId message = await WriteAsync(Alice, "rude");
        await AskAsync(Bob, new ReportMessage(message, LobbyId.Main, null, "not nice"));
        await AskAsync(Admin, new MuteUser(Ref(Alice), 10));

        JsonElement report = Assert.Single((await ReadAsync(Bob))["reports"]);
        Assert.Equal((message.ToString(), "not nice"), (report.GetProperty("messageId").GetString(), report.GetProperty("reason").GetString()));
        Dictionary<string, List<JsonElement>> alice = await ReadAsync(Alice);
        Assert.Empty(alice["reports"]);
        Assert.Equal(Chat.Time.GetUtcNow().AddMinutes(10), Assert.Single(alice["mutes"]).GetProperty("until").GetDateTimeOffset());
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("people:x")]
    [InlineData("privateMessages:1")]
    public async Task A_place_that_no_page_named_is_none(string from) =>
        await Assert.ThrowsAnyAsync<Exception>(() => Chat.Services.GetRequiredService<IAppExport>().ReadAsync(Alice, from, Token).AsTask());

    private Task AskAsync(Caller caller, ChatCommand command)
    {
        string id = $"{caller.Username} {Interlocked.Increment(ref _asked)}";
        return command is SendMessage or MuteUser or RequestFriend or AcceptFriend or BlockUser ? TellAsync(caller, command, id) : AskAsync(caller, command, id);
    }

    // These are answered by events, to all sockets of the sender.
    private async Task TellAsync(Caller caller, ChatCommand command, string id)
    {
        await Chat.SendAsync(caller, command, id);
        await Chat.Heard.MessageAsync(message => message["payload"]?["cause"]?["correlationId"]?.GetValue<string>() == id);
    }

    private async Task<Dictionary<string, List<JsonElement>>> ReadAsync(Caller caller)
    {
        IAppExport export = Chat.Services.GetRequiredService<IAppExport>();
        Dictionary<string, List<JsonElement>> sections = [];
        string? from = null;
        do
        {
            ExportPage page = await export.ReadAsync(caller, from, Token);
            sections.TryAdd(page.Section, []);
            sections[page.Section].AddRange(page.Items);
            from = page.Next;
        }
        while (from is not null);
        return sections;
    }

    private static string Text(int number) => number.ToString("D3", CultureInfo.InvariantCulture);
}

public sealed class SqliteExportTests : ExportCompliance;

public sealed class PostgresExportTests(PostgresServer server) : ExportCompliance, IClassFixture<PostgresServer>
{
    private protected override async Task<ChatHost> StartAsync(string folder)
    {
        Assert.SkipWhen(server.Missing is not null, server.Missing ?? "");
        string connection = await server.NewDatabaseAsync();
        return await StartAsync(folder, services => services.AddPostgresDatabase(ChatApp.Name, connection));
    }
}
