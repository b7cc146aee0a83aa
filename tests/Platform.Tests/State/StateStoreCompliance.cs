using System.Globalization;
using System.Text;
using BlazingSun.Platform.State;

namespace BlazingSun.Platform.Tests.State;

/// <summary>What every state store does.</summary>
public abstract class StateStoreCompliance
{
    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected abstract Task<OpenStore> OpenAsync();

    private protected static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private protected static async Task<string?> TextAsync(IStateStore store, string key) =>
        await store.GetAsync(key, Token) is { } entry ? Encoding.UTF8.GetString(entry.Value.Span) : null;

    private protected static ValueTask<string?> SaveAsync(
        IStateStore store, string key, string value, Expected expected = default, TimeSpan? life = null) =>
        store.SaveAsync(key, Bytes(value), expected, life, Token);

    [Theory]
    [InlineData("""{"n":9007199254740993,"tiny":0.12345678901,"z":1,"a":2}""")]
    [InlineData("""{"name":"Zoë \u0000 🎲 Straße 漢字","escaped":"\/"}""")]
    [InlineData("no JSON at all, with \"quotes\"\r\n and lines ")]
    [InlineData("")]
    [InlineData("null")]
    public async Task A_value_comes_back_byte_for_byte(string value)
    {
        await using OpenStore open = await OpenAsync();
        string? etag = await SaveAsync(open.Rooms, "room-1", value);

        StateEntry? entry = await open.Rooms.GetAsync("room-1", Token);

        Assert.Equal(Bytes(value), entry!.Value.ToArray());
        Assert.Equal(etag, entry.ETag);
    }

    [Fact]
    public async Task A_large_value_comes_back_byte_for_byte()
    {
        await using OpenStore open = await OpenAsync();
        string value = string.Concat(Enumerable.Range(0, 60_000).Select(number => $"{number} é "));

        await SaveAsync(open.Rooms, "room-1", value);

        Assert.Equal(value, await TextAsync(open.Rooms, "room-1"));
    }

    [Fact]
    public async Task What_was_never_saved_is_not_there()
    {
        await using OpenStore open = await OpenAsync();

        Assert.Null(await open.Rooms.GetAsync("room-1", Token));
    }

    [Fact]
    public async Task Every_save_gives_another_version()
    {
        await using OpenStore open = await OpenAsync();
        HashSet<string> versions = [];

        for (int i = 0; i < 20; i++)
            Assert.True(versions.Add((await SaveAsync(open.Rooms, "room-1", "same"))!));
    }

    [Theory]
    [InlineData("absent", "any", true)]
    [InlineData("absent", "absent", true)]
    [InlineData("absent", "stale", false)]
    [InlineData("absent", "nonsense", false)]
    [InlineData("present", "any", true)]
    [InlineData("present", "absent", false)]
    [InlineData("present", "current", true)]
    [InlineData("present", "stale", false)]
    [InlineData("present", "nonsense", false)]
    [InlineData("deleted", "any", true)]
    [InlineData("deleted", "absent", true)]
    [InlineData("deleted", "stale", false)]
    [InlineData("expired", "any", true)]
    [InlineData("expired", "absent", true)]
    [InlineData("expired", "current", false)]
    public async Task A_write_happens_only_when_its_demand_is_met(string stored, string demand, bool met)
    {
        await using OpenStore open = await OpenAsync();
        Dictionary<string, Expected> demands = await PrepareAsync(open, "saved", stored);
        await PrepareAsync(open, "deleted", stored);
        string? before = await TextAsync(open.Rooms, "saved");

        string? etag = await SaveAsync(open.Rooms, "saved", "new", demands[demand]);

        Assert.Equal(met, etag is not null);
        Assert.Equal(met ? "new" : before, await TextAsync(open.Rooms, "saved"));
    }

    [Theory]
    [InlineData("absent", "any", true)]
    [InlineData("absent", "absent", true)]
    [InlineData("absent", "nonsense", false)]
    [InlineData("present", "any", true)]
    [InlineData("present", "absent", false)]
    [InlineData("present", "current", true)]
    [InlineData("present", "stale", false)]
    [InlineData("expired", "any", true)]
    [InlineData("expired", "current", false)]
    public async Task A_delete_happens_only_when_its_demand_is_met(string stored, string demand, bool met)
    {
        await using OpenStore open = await OpenAsync();
        Dictionary<string, Expected> demands = await PrepareAsync(open, "room-1", stored);
        string? before = await TextAsync(open.Rooms, "room-1");

        Assert.Equal(met, await open.Rooms.DeleteAsync("room-1", demands[demand], Token));

        Assert.Equal(met ? null : before, await TextAsync(open.Rooms, "room-1"));
    }

    [Fact]
    public async Task A_value_is_gone_when_its_time_is_over()
    {
        await using OpenStore open = await OpenAsync();
        await SaveAsync(open.Rooms, "kept", "x");
        await SaveAsync(open.Rooms, "short", "x", life: TimeSpan.FromSeconds(10));
        await SaveAsync(open.Rooms, "renewed", "x", life: TimeSpan.FromSeconds(10));

        await open.PassAsync(TimeSpan.FromSeconds(8));
        Assert.Equal("x", await TextAsync(open.Rooms, "short"));
        await SaveAsync(open.Rooms, "renewed", "y", life: TimeSpan.FromSeconds(10));
        await open.PassAsync(TimeSpan.FromSeconds(3));

        Assert.Null(await TextAsync(open.Rooms, "short"));
        Assert.Equal("y", await TextAsync(open.Rooms, "renewed"));
        Assert.Equal("x", await TextAsync(open.Rooms, "kept"));
    }

    [Fact]
    public async Task A_save_without_a_time_takes_the_old_one_away()
    {
        await using OpenStore open = await OpenAsync();
        await SaveAsync(open.Rooms, "room-1", "x", life: TimeSpan.FromSeconds(10));
        await SaveAsync(open.Rooms, "room-1", "y");

        await open.PassAsync(TimeSpan.FromMinutes(1));

        Assert.Equal("y", await TextAsync(open.Rooms, "room-1"));
    }

    [Fact]
    public async Task A_transaction_does_all_or_nothing()
    {
        await using OpenStore open = await OpenAsync();
        string? etag = await SaveAsync(open.Rooms, "old", "x");
        StateOperation[] good = [new("a", Bytes("1"), Expected.Absent), new("b", Bytes("2"), Expected.Any), new("old", null, Expected.Version(etag!))];
        StateOperation[] bad = [new("c", Bytes("3"), Expected.Any), new("a", null, Expected.Any), new("b", Bytes("4"), Expected.Absent)];

        Assert.True(await open.Rooms.TransactAsync(good, Token));
        Assert.False(await open.Rooms.TransactAsync(bad, Token));

        Assert.Equal("1 2 - -", await TextsAsync(open.Rooms, "a", "b", "c", "old"));
    }

    [Fact]
    public async Task Counting_by_compare_and_save_loses_nothing()
    {
        await using OpenStore open = await OpenAsync();
        const int counters = 8;
        const int each = 40;

        await Task.WhenAll(Enumerable.Range(0, counters).Select(_ => CountAsync(open.Rooms, each)));

        Assert.Equal((counters * each).ToString(CultureInfo.InvariantCulture), await TextAsync(open.Rooms, "counter"));
    }

    [Fact]
    public async Task Only_one_of_many_creates_a_key()
    {
        await using OpenStore open = await OpenAsync();

        string?[] versions = await Task.WhenAll(Enumerable.Range(0, 50).Select(number =>
            SaveAsync(open.Rooms, "code-ABC", $"{number}", Expected.Absent).AsTask()));

        int winner = Array.FindIndex(versions, version => version is not null);
        Assert.Single(versions, version => version is not null);
        Assert.Equal($"{winner}", await TextAsync(open.Rooms, "code-ABC"));
    }

    [Fact]
    public async Task Stores_do_not_share_keys()
    {
        await using OpenStore open = await OpenAsync();

        await SaveAsync(open.Rooms, "1", "room");
        await SaveAsync(open.Store(StateStores.Documents), "1", "document", Expected.Absent);

        Assert.Equal("room", await TextAsync(open.Rooms, "1"));
        Assert.Equal("document", await TextAsync(open.Store(StateStores.Documents), "1"));
    }

    [Fact]
    public async Task What_was_saved_is_there_in_the_next_program_under_the_same_version()
    {
        await using OpenStore open = await OpenAsync();
        string? kept = await SaveAsync(open.Rooms, "kept", "x");
        string? deleted = await SaveAsync(open.Rooms, "deleted", "x");
        await open.Rooms.DeleteAsync("deleted", Expected.Any, Token);

        await open.ReopenAsync();

        Assert.Equal("x", await TextAsync(open.Rooms, "kept"));
        Assert.NotEqual(deleted, await SaveAsync(open.Rooms, "deleted", "again", Expected.Absent));
        Assert.NotNull(await SaveAsync(open.Rooms, "kept", "y", Expected.Version(kept!)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a||b")]
    public async Task A_key_that_not_every_store_can_hold_is_refused(string key)
    {
        await using OpenStore open = await OpenAsync();

        await Assert.ThrowsAsync<ArgumentException>(async () => await SaveAsync(open.Rooms, key, "x"));
        await Assert.ThrowsAsync<ArgumentException>(async () => await open.Rooms.GetAsync(key, Token));
    }

    private static async Task<Dictionary<string, Expected>> PrepareAsync(OpenStore open, string key, string stored)
    {
        string? stale = await SaveAsync(open.Rooms, key, "older");
        string? current = await SaveAsync(open.Rooms, key, "old", life: stored == "expired" ? TimeSpan.FromSeconds(1) : null);
        if (stored is "absent" or "deleted")
            await open.Rooms.DeleteAsync(key, Expected.Any, Token);
        if (stored == "expired")
            await open.PassAsync(TimeSpan.FromSeconds(2));
        return new Dictionary<string, Expected>
        {
            ["any"] = Expected.Any,
            ["absent"] = Expected.Absent,
            ["current"] = Expected.Version(current!),
            ["stale"] = Expected.Version(stale!),
            ["nonsense"] = Expected.Version("no version of ours"),
        };
    }

    private protected static async Task CountAsync(IStateStore store, int times)
    {
        while (times > 0)
        {
            StateEntry? entry = await store.GetAsync("counter", Token);
            int count = entry is null ? 0 : int.Parse(entry.Value.Span, CultureInfo.InvariantCulture);
            Expected expected = entry is null ? Expected.Absent : Expected.Version(entry.ETag);
            if (await SaveAsync(store, "counter", $"{count + 1}", expected) is not null)
                times--;
        }
    }

    private static async Task<string> TextsAsync(IStateStore store, params string[] keys)
    {
        List<string> texts = [];
        foreach (string key in keys)
            texts.Add(await TextAsync(store, key) ?? "-");
        return string.Join(' ', texts);
    }
}
