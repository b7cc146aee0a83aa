using BlazingSun.Contracts.Ids;
using BlazingSun.Games.Lobby;
using BlazingSun.Games.Rooms;
using BlazingSun.Platform.Relational;
using BlazingSun.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Games.Tests.Lobby;

public sealed class HangingDatabaseTests(PostgresServer server) : GamesTests, IClassFixture<PostgresServer>
{
    private RoomEffectRunner Effects => Games.Services.GetRequiredService<RoomEffectRunner>();

    [Fact]
    public async Task A_database_that_hangs_costs_one_room_a_second_and_no_other_anything_until_it_is_tried_again()
    {
        RoomDocument first = await ChangedAsync(new UserId(1), "First");
        RoomDocument second = await ChangedAsync(new UserId(2), "Second");
        await server.HangAsync();

        Task<bool> held = Effects.RunAsync(first, before: true, Token).AsTask();
        Games.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(await held);
        Task<bool> other = Effects.RunAsync(second, before: true, Token).AsTask();
        Assert.True(other.IsCompleted);
        Assert.False(await other);

        await server.GoOnAsync();
        Games.Time.Advance(RoomList.Pause);
        Assert.True(await Effects.RunAsync(first, before: true, Token));
        Assert.True(await Effects.RunAsync(second, before: true, Token));
        Assert.Empty(await Games.Services.GetRequiredService<RoomList>().OpenRoomsAsync(Token));
    }

    private protected override async Task<GamesHost> StartAsync(string folder)
    {
        Assert.SkipUnless(server.IsOwn, "needs a PostgreSQL that nobody else uses.");
        string connection = await server.NewDatabaseAsync();
        return await GamesHost.StartAsync(folder, with: services => services.AddPostgresDatabase(GamesApp.Name, connection));
    }

    /// <summary>A room that is in the list, as it is after it was closed.</summary>
    private async Task<RoomDocument> ChangedAsync(UserId host, string name)
    {
        RoomId id = await Games.OpenAsync(host, name);
        (RoomDocument document, _) = await Games.Services.GetRequiredService<RoomStore>().LoadAsync(id, Token);
        document.Room = document.Room! with { Closed = true };
        document.Effects.Add(new RoomEffect(RoomEffectKind.List, default));
        return document;
    }
}
