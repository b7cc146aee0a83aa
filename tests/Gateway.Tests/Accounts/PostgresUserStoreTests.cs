using BlazingSun.Gateway.Tests.Hosting;
using BlazingSun.Platform.Relational;
using BlazingSun.Testing;

namespace BlazingSun.Gateway.Tests.Accounts;

public sealed class PostgresUserStoreTests(PostgresServer server) : UserStoreCompliance, IClassFixture<PostgresServer>
{
    private protected override async Task<GatewayHost> StartAsync()
    {
        Assert.SkipWhen(server.Missing is not null, server.Missing ?? "");
        string connection = await server.NewDatabaseAsync();
        return await GatewayHost.StartAsync(services => services.AddPostgresDatabase("gateway", connection));
    }
}
