using System.Text;
using System.Text.Json;
using BlazingSun.Gateway.Sockets;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace BlazingSun.Gateway.Accounts;

/// <summary>Checks session tokens. The algorithm is pinned; the header only says which key.</summary>
internal sealed class TokenVerifier(KeyRing keys, FormerUsers former, IOptions<AccountsOptions> options, TimeProvider time)
{
    private const int MaxLength = 8 * 1024;

    /// <returns>Who it is and until when, or null for anything but a good token.</returns>
    public SocketUser? Verify(string token)
    {
        string[] parts = token.Length <= MaxLength ? token.Split('.') : [];
        if (parts.Length != 3)
            return null;
        try
        {
            return KeyOf(parts[0]) is { } key && IsSigned(key, parts) ? User(parts[1]) : null;
        }
        catch (Exception exception) when (exception is FormatException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private SigningKey? KeyOf(string part)
    {
        using JsonDocument header = JsonDocument.Parse(WebEncoders.Base64UrlDecode(part));
        JsonElement root = header.RootElement;
        bool isOurs = root.TryGetProperty("alg", out JsonElement alg) && alg.ValueEquals("ES256"u8) && !root.TryGetProperty("crit", out _);
        return isOurs && root.TryGetProperty("kid", out JsonElement kid) ? keys.Find(kid.GetString() ?? "") : null;
    }

    private static bool IsSigned(SigningKey key, string[] parts) =>
        key.Verifies(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), WebEncoders.Base64UrlDecode(parts[2]));

    private SocketUser? User(string part)
    {
        using JsonDocument payload = JsonDocument.Parse(WebEncoders.Base64UrlDecode(part));
        TokenClaims claims = new(payload.RootElement);
        AccountsOptions accounts = options.Value;
        DateTimeOffset now = time.GetUtcNow();
        bool isForUs = claims.IsFrom(accounts.Issuer) && claims.IsFor(accounts.Audience) && claims.IsGoodAt(now);
        return isForUs && claims.User() is { Caller.UserId: { IsBot: false } id } user && !former.Has(id) ? user : null;
    }
}
