using BlazingSun.Platform.Relational;
using BlazingSun.Testing;

namespace BlazingSun.Games.Tests.Catalog;

public sealed class PostgresCatalogTests(PostgresServer server) : CatalogCompliance, IClassFixture<PostgresServer>
{
    private protected override async Task<GamesHost> StartAsync(string folder)
    {
        Assert.SkipWhen(server.Missing is not null, server.Missing ?? "");
        string connection = await server.NewDatabaseAsync();
        return await GamesHost.StartAsync(folder, with: services => services.AddPostgresDatabase(GamesApp.Name, connection));
    }
}
