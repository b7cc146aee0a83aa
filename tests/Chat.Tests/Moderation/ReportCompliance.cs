using System.Text.Json.Nodes;
using BlazingSun.Chat.Moderation.Reports;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Relational;
using BlazingSun.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.Tests.Moderation;

/// <summary>What users report, on every database.</summary>
public abstract class ReportCompliance : ModerationTests
{
    private OpenReports Open => Chat.Services.GetRequiredService<OpenReports>();

    [Fact]
    public async Task A_report_keeps_the_message_with_what_was_said_around_it()
    {
        List<MessageId> ids = [];
        for (int n = 0; n < 13; n++)
            ids.Add(await WriteAsync(n == 6 ? Alice : Bob, $"m{n}"));
        JsonNode answer = await ReportAsync(Bob, ids[6], "  rude  ", "report");
        Assert.Equal(("chat.event.message_reported", ids[6].ToString()), (Text(answer["type"]), Text(answer["messageId"])));
        await Chat.SendAsync(Admin, new DeleteLobbyMessage(LobbyId.Main, ids[6]));
        await Chat.Heard.FramesAsync(LobbyId.Main, 14);

        Report report = Assert.Single((await Open.ReadAsync(long.MaxValue, 10, Token)).Reports);
        Assert.Equal((ids[6], LobbyId.Main, null, Bob.UserId), (report.MessageId, report.LobbyId, report.WithUserId, report.ReporterId));
        Assert.Equal(("bob", "rude", Chat.Time.GetUtcNow()), (report.ReporterName, report.Reason, report.ReportedAt));
        Assert.Equal(Enumerable.Range(1, 11).Select(n => $"m{n}"), report.Messages.Select(message => message.Content));
        Assert.Equal(Alice.UserId, report.Messages[5].SenderId);
    }

    [Fact]
    public async Task A_private_message_can_be_reported_by_those_who_see_it()
    {
        await Chat.SendAsync(Admin, new SendMessage(Alice.UserId, "secret"));
        JsonNode frame = await Chat.Heard.FrameAsync(Alice.UserId, "chat.event.message_received");
        MessageId id = Id.Parse<MessageId>(Text(frame["messageId"])!);
        JsonNode stranger = await AskAsync(Bob, new ReportMessage(id, null, Admin.UserId, null), "stranger");
        JsonNode answer = await AskAsync(Alice, new ReportMessage(id, null, Admin.UserId, null), "report");

        Assert.Equal(("NOT_FOUND", "chat.event.message_reported"), (Text(stranger["code"]), Text(answer["type"])));
        Report report = Assert.Single((await Open.ReadAsync(long.MaxValue, 10, Token)).Reports);
        Assert.Equal((Admin.UserId, "secret", "boss"), (report.WithUserId!.Value, report.Messages[0].Content, report.Messages[0].SenderName));
        Assert.Equal((null, null), (report.LobbyId, report.Reason));
    }

    [Fact]
    public async Task A_message_is_reported_once_by_each_and_only_so_many_in_an_hour()
    {
        MessageId[] ids = [await WriteAsync(Alice, "a"), await WriteAsync(Alice, "b"), await WriteAsync(Alice, "c"), await WriteAsync(Alice, "d")];
        foreach (int n in new[] { 0, 0, 1, 2 })
            Assert.Equal("chat.event.message_reported", Text((await ReportAsync(Bob, ids[n], null))["type"]));
        await Chat.PassAsync(TimeSpan.FromMinutes(20));
        JsonNode refused = await ReportAsync(Bob, ids[3], null);
        Assert.Equal(("RATE_LIMITED", 2_400_000), (Text(refused["code"]), refused["retryAfterMs"]!.GetValue<int>()));
        Assert.Equal(3, (await Open.ReadAsync(long.MaxValue, 10, Token)).Reports.Count);

        await Chat.PassAsync(TimeSpan.FromMinutes(40));
        Assert.Equal("chat.event.message_reported", Text((await ReportAsync(Bob, ids[3], null))["type"]));
    }

    [Fact]
    public async Task What_cannot_be_reported_is_refused()
    {
        MessageId own = await WriteAsync(Bob, "own");
        MessageId other = await WriteAsync(Alice, "other");

        Assert.Equal("That message is your own.", Text((await ReportAsync(Bob, own, null))["message"]));
        Assert.Equal("reason has at most 500 characters.", Text((await ReportAsync(Bob, other, new string('x', 501)))["message"]));
        Assert.Equal("There is no such message any more.", Text((await ReportAsync(Bob, new MessageId(Guid.AllBitsSet), null))["message"]));
        Assert.Equal("There is no lobby games:chess.", Text((await AskAsync(Bob, new ReportMessage(other, new LobbyId("games:chess"), null, null), "x"))["message"]));
        Assert.Empty((await Open.ReadAsync(long.MaxValue, 10, Token)).Reports);
    }

    [Fact]
    public async Task Reports_come_newest_first_in_pages_until_an_admin_is_done_with_them()
    {
        foreach (string content in new[] { "a", "b", "c" })
            await ReportAsync(Bob, await WriteAsync(Alice, content), content);
        ReportPage first = await Open.ReadAsync(long.MaxValue, 2, Token);
        ReportPage rest = await Open.ReadAsync(long.Parse(first.Next!, null), 2, Token);

        Assert.Equal(["c", "b"], first.Reports.Select(report => report.Reason));
        Assert.Equal(("a", null), (Assert.Single(rest.Reports).Reason, rest.Next));
        Assert.True(await Open.ResolveAsync(first.Reports[0].Id, Admin, Token));
        Assert.True(await Open.ResolveAsync(first.Reports[0].Id, Admin, Token));
        Assert.False(await Open.ResolveAsync(999, Admin, Token));
        Assert.Equal(["b", "a"], (await Open.ReadAsync(long.MaxValue, 10, Token)).Reports.Select(report => report.Reason));
    }

    [Fact]
    public async Task Of_a_removed_user_nothing_is_left_in_reports()
    {
        MessageId alices = await WriteAsync(Alice, "from alice");
        MessageId carols = await WriteAsync(Carol, "from carol");
        await ReportAsync(Bob, alices, null);
        await ReportAsync(Bob, carols, null);
        await ReportAsync(Alice, carols, "alice says");
        await RemoveAsync(Alice);

        IReadOnlyList<Report> left = (await Open.ReadAsync(long.MaxValue, 10, Token)).Reports;
        Assert.Equal([(null, "former user", null), (Bob.UserId, "bob", null)], left.Select(report => (report.ReporterId, report.ReporterName, report.Reason)));
        Assert.All(left, report => Assert.Equal(["from carol"], report.Messages.Select(message => message.Content)));
    }

    private Task<JsonNode> ReportAsync(Caller reporter, MessageId message, string? reason, string? id = null) =>
        AskAsync(reporter, new ReportMessage(message, LobbyId.Main, null, reason), id ?? NewCommandId());
}

public sealed class SqliteReportTests : ReportCompliance;

public sealed class PostgresReportTests(PostgresServer server) : ReportCompliance, IClassFixture<PostgresServer>
{
    private protected override async Task<ChatHost> StartAsync(string folder)
    {
        Assert.SkipWhen(server.Missing is not null, server.Missing ?? "");
        string connection = await server.NewDatabaseAsync();
        return await StartAsync(folder, services => services.AddPostgresDatabase(ChatApp.Name, connection));
    }
}
