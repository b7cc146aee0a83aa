using Microsoft.Extensions.Options;

namespace BlazingSun.Gateway.Accounts;

/// <summary>Says at start which names of <c>Accounts:Admins</c> are nobody's: as long as they are listed, nobody can register under them.</summary>
internal sealed class AdminCheck(UserStore users, IOptions<AccountsOptions> options, ILogger<AdminCheck> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (string name in options.Value.Admins)
        {
            if (await users.FindAsync(name, cancellationToken) is null)
                GatewayLog.AdminIsNobody(log, name);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
