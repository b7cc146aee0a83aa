using BlazingSun.Gateway.Tests.Hosting;

namespace BlazingSun.Gateway.Tests.Accounts;

public sealed class SqliteUserStoreTests : UserStoreCompliance
{
    private protected override Task<GatewayHost> StartAsync() => GatewayHost.StartAsync();
}
