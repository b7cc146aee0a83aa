using BlazingSun.Platform.State;
using BlazingSun.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Platform.Tests.State;

public sealed class SqliteStateStoreTests : StateStoreCompliance
{
    protected override async Task<OpenStore> OpenAsync() => await EmbeddedOpenStore.StartAsync();

    [Theory]
    [InlineData("power")]
    [InlineData("process")]
    public async Task Nothing_that_was_acknowledged_is_lost_when_the_process_is_killed(string durability)
    {
        await using EmbeddedHost killed = await EmbeddedHost.StartAsync(settings: ("Embedded:Durability", durability));
        IStateStore store = killed.Services.GetRequiredKeyedService<IStateStore>(StateStores.Rooms);
        using DataFolder left = new();
        await Task.WhenAll(Enumerable.Range(0, 200).Select(number => SaveAsync(store, $"room-{number}", $"{number}").AsTask()));

        // What a killed process leaves behind: the files as they are, nothing closed.
        foreach (string file in Directory.GetFiles(killed.Folder, "state.db*"))
            File.Copy(file, Path.Combine(left.Path, Path.GetFileName(file)));
        await using EmbeddedHost next = await EmbeddedHost.StartAsync(folder: left.Path);
        IStateStore reopened = next.Services.GetRequiredKeyedService<IStateStore>(StateStores.Rooms);
        for (int number = 0; number < 200; number++)
            Assert.Equal($"{number}", await TextAsync(reopened, $"room-{number}"));
    }

    [Fact]
    public async Task While_the_disk_is_away_calls_fail_by_name_and_afterwards_all_goes_on()
    {
        using DataFolder data = new();
        string folder = Path.Combine(data.Path, "data");
        await File.WriteAllTextAsync(folder, "in the way", Token);
        await using EmbeddedHost host = EmbeddedHost.Build(folder: folder);
        IStateStore store = host.Services.GetRequiredKeyedService<IStateStore>(StateStores.Rooms);

        DependencyUnavailableException read = await Assert.ThrowsAsync<DependencyUnavailableException>(() => TextAsync(store, "room-1"));
        await Assert.ThrowsAsync<DependencyUnavailableException>(async () => await SaveAsync(store, "room-1", "x"));
        File.Delete(folder);
        string? etag = await SaveAsync(store, "room-1", "x");

        Assert.Equal(StateStores.Rooms, read.Dependency);
        Assert.NotNull(etag);
        Assert.Equal("x", await TextAsync(store, "room-1"));
    }

    [Fact]
    public async Task While_another_program_holds_the_file_writes_fail_and_afterwards_all_goes_on()
    {
        await using EmbeddedOpenStore open = await EmbeddedOpenStore.StartAsync();
        string? etag = await SaveAsync(open.Rooms, "room-1", "before");
        await using (SqliteConnection other = await ConnectAsync(open.File))
        {
            await ExecuteAsync(other, "BEGIN IMMEDIATE");
            await Assert.ThrowsAsync<DependencyUnavailableException>(async () => await SaveAsync(open.Rooms, "room-1", "during"));
            Assert.Equal("before", await TextAsync(open.Rooms, "room-1"));
        }

        Assert.NotNull(await SaveAsync(open.Rooms, "room-1", "after", Expected.Version(etag!)));
    }

    [Fact]
    public async Task A_write_that_is_cancelled_in_time_does_not_happen()
    {
        await using EmbeddedOpenStore open = await EmbeddedOpenStore.StartAsync();
        using CancellationTokenSource cancelled = new();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await open.Rooms.SaveAsync("room-1", Bytes("x"), Expected.Any, null, cancelled.Token));

        Assert.Null(await TextAsync(open.Rooms, "room-1"));
    }

    [Fact]
    public async Task What_is_expired_leaves_the_file_with_later_writes()
    {
        await using EmbeddedOpenStore open = await EmbeddedOpenStore.StartAsync();
        for (int i = 0; i < 300; i++)
            await SaveAsync(open.Rooms, $"code-{i}", "x", life: TimeSpan.FromMinutes(1));

        for (int i = 0; i < 4; i++)
        {
            await open.PassAsync(TimeSpan.FromMinutes(1));
            await SaveAsync(open.Rooms, "other", "x");
        }

        // Cleaning follows the answer to the last write; the next write waits for it.
        await SaveAsync(open.Rooms, "other", "x");
        await using SqliteConnection reader = await ConnectAsync(open.File);
        Assert.Equal(1L, await ExecuteAsync(reader, "SELECT count(*) FROM rooms"));
    }

    private static async Task<SqliteConnection> ConnectAsync(string file)
    {
        SqliteConnection connection = new($"Data Source={file};Pooling=false");
        await connection.OpenAsync(Token);
        return connection;
    }

    private static async Task<object?> ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Texts of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(Token);
    }
}
