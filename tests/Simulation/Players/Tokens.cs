using System.Collections.Concurrent;
using System.Security.Cryptography;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using BlazingSun.Gateway.Accounts;
using BlazingSun.Platform.Ids;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BlazingSun.Simulation.Players;

/// <summary>Real session tokens, one key for all worlds: to make keys is dear.</summary>
internal static class Tokens
{
    private static readonly ConcurrentDictionary<UserId, string> ByUser = new();

    public static KeyRing Keys { get; } = MakeKeys();

    /// <summary>Good from the beginning of every world for a day.</summary>
    public static string Of(UserId user, string name, TimeProvider time) => ByUser.GetOrAdd(user, _ =>
    {
        IOptions<AccountsOptions> options = Options.Create(new AccountsOptions { TokenMinutes = 1440 });
        TokenIssuer issuer = new(Keys, options, new UuidSource(time, new SystemRandomSource()), time);
        return issuer.Issue(new Caller(user, name, ["user"]));
    });

    private static KeyRing MakeKeys()
    {
        string file = Path.GetTempFileName();
        try
        {
            using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            File.WriteAllText(file, key.ExportPkcs8PrivateKeyPem());
            return new KeyRing(
                Options.Create(new AccountsOptions { PrivateKey = file }), new ConfigurationBuilder().Build(), NullLogger<KeyRing>.Instance);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
