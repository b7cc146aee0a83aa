using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BlazingSun.Platform.State;
using BlazingSun.Recordings;

namespace BlazingSun.Platform.Tests.Dapr;

/// <summary>The state port against what a real sidecar answered for four stores.</summary>
public sealed class RecordedStateTests
{
    private const string Mine = "0123456789abcdef0123456789abcdef";
    private const string Other = "fedcba9876543210fedcba9876543210";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Stores => new()
    {
        { "state.redis.api", "statestore" },
        { "state.sqlite.api", "sqlstore" },
        { "state.in-memory.api", "memstore" },
        { "state.mongodb.api", "mongo" },
    };

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_value_is_read_under_any_key(string file, string component)
    {
        Exchange odd = Find(file, component, "get odd key");
        await using ScriptedSidecar sidecar = await ScriptedSidecar.StartAsync(Stored(odd.Response!, Mine));
        await using DaprPorts ports = Open(sidecar, component);

        StateEntry? entry = await Rooms(ports).GetAsync("chat/a b:ü+1", Token);

        Assert.Equal(("odd", Mine), (Encoding.UTF8.GetString(entry!.Value.Span), entry.ETag));
        Assert.Equal((odd.Request.Method, odd.Request.Path), (sidecar.Requests[0].Method, sidecar.Requests[0].Path));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task What_is_not_there_is_null(string file, string component)
    {
        foreach (string scenario in new[] { "get absent", "get after ttl" })
        {
            await using ScriptedSidecar sidecar = await ScriptedSidecar.StartAsync(Find(file, component, scenario).Response);
            await using DaprPorts ports = Open(sidecar, component);
            Assert.Null(await Rooms(ports).GetAsync("absent", Token));
        }
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_save_over_a_version_names_the_stores_own_version(string file, string component)
    {
        Exchange save = Find(file, component, "save with right etag");
        await using ScriptedSidecar sidecar = await ScriptedSidecar.StartAsync(
            Stored(Find(file, component, "get string").Response!, Mine), save.Response);
        await using DaprPorts ports = Open(sidecar, component);

        string? version = await SaveAsync(ports, "k1", "second", Expected.Version(Mine));

        Assert.NotNull(version);
        AssertSame(save, sidecar.Requests[1], version);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_save_that_lost_to_another_writer_changes_nothing_and_says_so(string file, string component)
    {
        Exchange save = Find(file, component, "save with stale etag");
        string stale = JsonNode.Parse(save.Request.Body!)![0]!["etag"]!.GetValue<string>();
        await using ScriptedSidecar sidecar = await ScriptedSidecar.StartAsync(
            Stored("\"first\"", stale, Mine), save.Response, Stored("\"second\"", "7", Other));
        await using DaprPorts ports = Open(sidecar, component);

        Assert.Null(await SaveAsync(ports, "k1", "third", Expected.Version(Mine)));

        Assert.Equal(409, save.Response!.Status);
        AssertSame(save, sidecar.Requests[1], null);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_stale_version_is_found_before_anything_is_written(string file, string component)
    {
        await using ScriptedSidecar sidecar = await ScriptedSidecar.StartAsync(Stored(Find(file, component, "get string").Response!, Other));
        await using DaprPorts ports = Open(sidecar, component);

        Assert.Null(await SaveAsync(ports, "k1", "third", Expected.Version(Mine)));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_key_is_created_only_where_there_is_none_whatever_status_says_so(string file, string component)
    {
        Exchange create = Find(file, component, "create only, absent");
        Exchange refused = Find(file, component, "create only, present");
        await using ScriptedSidecar sidecar = await ScriptedSidecar.StartAsync(create.Response, refused.Response, Stored("\"1\"", "1", Other));
        await using DaprPorts ports = Open(sidecar, component);

        string? version = await SaveAsync(ports, "fresh", "1", Expected.Absent);
        Assert.Null(await SaveAsync(ports, "fresh", "2", Expected.Absent));

        AssertSame(create, sidecar.Requests[0], version);
        AssertSame(refused, sidecar.Requests[1], null);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_save_whose_answer_was_lost_is_found_in_the_store(string file, string component)
    {
        string? written = null;
        await using ScriptedSidecar sidecar = await ScriptedSidecar.StartAsync(
            request =>
            {
                written = JsonNode.Parse(request.Body!)![0]!["value"]!.ToJsonString();
                return null;
            },
            _ => new RecordedResponse(200, Find(file, component, "get string").Response!.Headers, written!));
        await using DaprPorts ports = Open(sidecar, component);

        string? version = await SaveAsync(ports, "fresh", "1", Expected.Absent);

        Assert.StartsWith(version!, JsonNode.Parse(written!)!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_save_that_did_not_happen_is_made_again_under_the_same_id(string file, string component)
    {
        RecordedResponse absent = Find(file, component, "get absent").Response!;
        await using ScriptedSidecar sidecar = await ScriptedSidecar.StartAsync(
            Find("outage.api", "redis away: save").Response, absent, ScriptedSidecar.NoContent);
        await using DaprPorts ports = Open(sidecar, component);

        Assert.NotNull(await SaveAsync(ports, "fresh", "1", Expected.Absent));

        Assert.Equal(sidecar.Requests[0].Body, sidecar.Requests[2].Body);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_save_that_always_fails_ends_with_the_stores_reason(string file, string component)
    {
        RecordedResponse tooLarge = Find(file, component, "5 MiB value").Response!;
        RecordedResponse absent = Find(file, component, "get absent").Response!;
        await using ScriptedSidecar sidecar = await ScriptedSidecar.StartAsync(tooLarge, absent, tooLarge, absent, tooLarge, absent);
        await using DaprPorts ports = Open(sidecar, component);

        DependencyUnavailableException error = await Assert.ThrowsAsync<DependencyUnavailableException>(
            () => SaveAsync(ports, "big5", new string('x', 5 * 1024 * 1024), Expected.Absent));

        Assert.Contains("ERR_MALFORMED_REQUEST (400)", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_time_to_live_is_given_in_seconds_and_taken_away_by_one_without_end(string file, string component)
    {
        Exchange save = Find(file, component, "ttl save");
        await using ScriptedSidecar sidecar = await ScriptedSidecar.StartAsync(
            save.Response, Stored("\"x\"", "1", Mine, expires: true), ScriptedSidecar.NoContent);
        await using DaprPorts ports = Open(sidecar, component);

        await Rooms(ports).SaveAsync("ttl", Encoding.UTF8.GetBytes("x"), Expected.Absent, TimeSpan.FromMilliseconds(700), Token);
        await SaveAsync(ports, "ttl", "y", Expected.Any);

        JsonNode expected = JsonNode.Parse(save.Request.Body!)![0]!["metadata"]!;
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(sidecar.Requests[0].Body!)![0]!["metadata"]));
        Assert.Equal("315360000", JsonNode.Parse(sidecar.Requests[2].Body!)![0]!["metadata"]!["ttlInSeconds"]!.GetValue<string>());
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Every_refused_save_tells_its_code(string file, string component)
    {
        foreach (Exchange refused in Recording.Exchanges(file).Where(exchange =>
            exchange.Request.Method == "POST" && exchange.Request.Path == $"/v1.0/state/{component}" && exchange.Response!.Status != 204))
        {
            RecordedResponse absent = Find(file, component, "get absent").Response!;
            await using ScriptedSidecar sidecar = await ScriptedSidecar.StartAsync(refused.Response, absent, refused.Response, absent, refused.Response, absent);
            await using DaprPorts ports = Open(sidecar, component);

            DependencyUnavailableException error = await Assert.ThrowsAsync<DependencyUnavailableException>(
                () => SaveAsync(ports, "k", "v", Expected.Absent));

            string code = JsonDocument.Parse(refused.Response!.Body).RootElement.GetProperty("errorCode").GetString()!;
            Assert.StartsWith($"rooms: {code} ({refused.Response.Status})", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("state.redis.api", "statestore")]
    [InlineData("state.sqlite.api", "sqlstore")]
    [InlineData("state.in-memory.api", "memstore")]
    public async Task A_delete_over_a_version_that_is_gone_does_nothing(string file, string component)
    {
        Exchange delete = Find(file, component, "delete with stale etag");
        await using ScriptedSidecar sidecar = await ScriptedSidecar.StartAsync(
            Stored("\"1\"", delete.Request.Headers["If-Match"], Mine), delete.Response, Stored("\"2\"", "9", Other));
        await using DaprPorts ports = Open(sidecar, component);

        Assert.False(await Rooms(ports).DeleteAsync("t1", Expected.Version(Mine), Token));

        Assert.Equal((delete.Request.Method, delete.Request.Path), (sidecar.Requests[1].Method, sidecar.Requests[1].Path));
        Assert.Equal(delete.Request.Headers["If-Match"], sidecar.Requests[1].Headers["If-Match"]);
    }

    [Theory]
    [InlineData("state.redis.api", "statestore")]
    [InlineData("state.sqlite.api", "sqlstore")]
    [InlineData("state.in-memory.api", "memstore")]
    public async Task A_transaction_that_may_have_happened_in_part_is_no_answer(string file, string component)
    {
        Exchange failed = Find(file, component, "transaction, second operation conflicts");
        RecordedResponse absent = Find(file, component, "get absent").Response!;
        string? first = null;
        await using ScriptedSidecar sidecar = await ScriptedSidecar.StartAsync(
            _ => absent,
            _ => Stored("\"1\"", "1", Mine),
            request =>
            {
                first = JsonNode.Parse(request.Body!)!["operations"]![0]!["request"]!["value"]!.ToJsonString();
                return failed.Response;
            },
            _ => new RecordedResponse(200, new Dictionary<string, string> { ["Etag"] = "1" }, first!),
            _ => Stored("\"2\"", "2", Other));
        await using DaprPorts ports = Open(sidecar, component);
        StateOperation[] operations = [new("t3", "a"u8.ToArray(), Expected.Absent), new("t1", "b"u8.ToArray(), Expected.Version(Mine))];

        await Assert.ThrowsAsync<DependencyUnavailableException>(() => Rooms(ports).TransactAsync(operations, Token).AsTask());
    }

    [Fact]
    public async Task A_store_that_is_away_is_named_with_the_sidecars_code()
    {
        RecordedResponse away = Find("outage.api", "redis away: get").Response!;
        await using ScriptedSidecar sidecar = await ScriptedSidecar.StartAsync(away, Find("outage.api", "redis away: save").Response, away);
        await using DaprPorts ports = Open(sidecar, "statestore");

        DependencyUnavailableException read = await Assert.ThrowsAsync<DependencyUnavailableException>(() => Rooms(ports).GetAsync("a", Token).AsTask());
        await Assert.ThrowsAsync<DependencyUnavailableException>(() => SaveAsync(ports, "a", "2", Expected.Absent));

        Assert.Equal("rooms", read.Dependency);
        Assert.Contains("ERR_STATE_GET (500)", read.Message, StringComparison.Ordinal);
    }

    private static Exchange Find(string file, string component, string scenario) => Find(file, $"state/{component}/{scenario}");

    private static Exchange Find(string file, string scenario) => Recording.Exchanges(file, scenario).Single();

    private static DaprPorts Open(ScriptedSidecar sidecar, string component) => new(sidecar.Address, ("Dapr:RoomsStore", component));

    private static IStateStore Rooms(DaprPorts ports) => ports.Get<IStateStore>(StateStores.Rooms);

    private static Task<string?> SaveAsync(DaprPorts ports, string key, string value, Expected expected) =>
        Rooms(ports).SaveAsync(key, Encoding.UTF8.GetBytes(value), expected, null, Token).AsTask();

    // What lies in the store of a recording was not written by us: the save id is put before it.
    private static RecordedResponse Stored(RecordedResponse answer, string saveId) => Stored(answer.Body, answer.Headers["Etag"], saveId);

    private static RecordedResponse Stored(string body, string etag, string saveId, bool expires = false) => new(
        200,
        new Dictionary<string, string> { ["Content-Type"] = "application/json", ["Etag"] = etag },
        JsonValue.Create($"{saveId}{(expires ? 't' : '-')}{JsonNode.Parse(body)!.GetValue<string>()}").ToJsonString());

    /// <summary>The same request, but for the save id before the value.</summary>
    private static void AssertSame(Exchange recorded, RecordedRequest request, string? saveId)
    {
        JsonNode body = JsonNode.Parse(request.Body!)!;
        string value = body[0]!["value"]!.GetValue<string>();
        if (saveId is not null)
            Assert.StartsWith(saveId, value, StringComparison.Ordinal);
        body[0]!["value"] = value[33..];
        Assert.Equal((recorded.Request.Method, recorded.Request.Path), (request.Method, request.Path));
        Assert.Equal(recorded.Request.Headers["Content-Type"], request.Headers["Content-Type"]);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(recorded.Request.Body!), body), $"{recorded.Request.Body} / {body.ToJsonString()}");
    }
}
