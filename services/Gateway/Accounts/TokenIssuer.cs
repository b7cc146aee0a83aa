using System.Text;
using System.Text.Json;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace BlazingSun.Gateway.Accounts;

/// <summary>Makes session tokens: ES256 JWTs.</summary>
internal sealed class TokenIssuer(KeyRing keys, IOptions<AccountsOptions> options, IIdSource ids, TimeProvider time)
{
    public TimeSpan Lifetime => TimeSpan.FromMinutes(options.Value.TokenMinutes);

    public string Issue(Caller user)
    {
        long now = time.GetUtcNow().ToUnixTimeSeconds();
        string header = Part(new Dictionary<string, object> { ["alg"] = "ES256", ["typ"] = "JWT", ["kid"] = keys.Signing.Id });
        string payload = Part(new Dictionary<string, object>
        {
            ["iss"] = options.Value.Issuer,
            ["aud"] = options.Value.Audience,
            ["sub"] = user.UserId.ToString(),
            ["name"] = user.Username,
            ["roles"] = user.Roles,
            ["iat"] = now,
            ["exp"] = now + (long)Lifetime.TotalSeconds,
            ["jti"] = ids.New().ToString("D"),
        });
        byte[] signature = keys.Signing.Sign(Encoding.ASCII.GetBytes($"{header}.{payload}"));
        return $"{header}.{payload}.{WebEncoders.Base64UrlEncode(signature)}";
    }

    private static string Part(Dictionary<string, object> claims) =>
        WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(claims));
}
