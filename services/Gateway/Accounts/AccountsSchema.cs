using BlazingSun.Platform.Relational;

namespace BlazingSun.Gateway.Accounts;

/// <summary>Brings the users' database up to date, and reads the keys, before anyone can sign in.</summary>
internal sealed class AccountsSchema([FromKeyedServices("gateway")] IDatabase database, KeyRing keys, TimeProvider time, ILogger<AccountsSchema> log)
    : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        GatewayLog.SigningWith(log, keys.Signing.Id);
        await new Platform.Relational.Migrations(database, "gateway", time).ApplyAsync(typeof(AccountsSchema).Assembly, "Accounts.Migrations", cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
