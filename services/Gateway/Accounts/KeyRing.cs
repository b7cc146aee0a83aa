using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace BlazingSun.Gateway.Accounts;

/// <summary>The key that signs, and all whose signatures count. Read, or made, when first used: at start.</summary>
internal sealed class KeyRing
{
    private readonly Dictionary<string, SigningKey> _byId = [];

    public KeyRing(IOptions<AccountsOptions> options, IConfiguration configuration, ILogger<KeyRing> log)
    {
        AccountsOptions accounts = options.Value;
        string folder = accounts.KeyDirectory ?? Path.Combine(configuration["Embedded:DataDirectory"] ?? "data", "keys");
        Signing = accounts.PrivateKey is { Length: > 0 } file
            ? Read("Accounts:PrivateKey", file)
            : SigningKey.FromPem(KeyFiles.ReadOrMake(folder, log));
        _byId[Signing.Id] = Signing;
        foreach (string path in accounts.PublicKeys)
        {
            SigningKey key = Read("Accounts:PublicKeys", path);
            _byId.TryAdd(key.Id, key);
        }
    }

    public SigningKey Signing { get; }

    public SigningKey? Find(string id) => _byId.GetValueOrDefault(id);

    private static SigningKey Read(string option, string path)
    {
        try
        {
            return SigningKey.FromPem(File.ReadAllText(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new OptionsValidationException(
                "Accounts", typeof(AccountsOptions), [$"{option}: {path} is no readable P-256 key in PEM ({exception.Message})."]);
        }
    }
}
