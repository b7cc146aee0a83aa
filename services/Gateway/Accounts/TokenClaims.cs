using System.Text.Json;
using BlazingSun.Contracts;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using BlazingSun.Gateway.Sockets;

namespace BlazingSun.Gateway.Accounts;

/// <summary>The claims of a token whose signature is good. A claim of the wrong type makes it a bad token.</summary>
internal readonly struct TokenClaims(JsonElement claims)
{
    public const int MaxName = 64;
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);

    public bool IsFrom(string issuer) => claims.TryGetProperty("iss", out JsonElement iss) && iss.ValueEquals(issuer);

    public bool IsFor(string audience)
    {
        if (!claims.TryGetProperty("aud", out JsonElement aud))
            return false;
        return aud.ValueKind == JsonValueKind.Array
            ? aud.EnumerateArray().Any(one => one.ValueEquals(audience))
            : aud.ValueEquals(audience);
    }

    /// <summary>Not over, not good for longer than any token may be, and not from a clock that is ahead of ours by more than a minute.</summary>
    public bool IsGoodAt(DateTimeOffset now) =>
        Time("exp") is { } expires && now < expires && expires <= now + Limits.TokenLife + Skew
        && !(Time("nbf") > now + Skew) && !(Time("iat") > now + Skew);

    public SocketUser? User()
    {
        if (!claims.TryGetProperty("sub", out JsonElement sub) || !UserId.TryParse(sub.GetString() ?? "", out UserId id) || id.Value <= 0)
            return null;
        string? name = claims.TryGetProperty("name", out JsonElement claim) ? claim.GetString() : null;
        return name is { Length: > 0 and <= MaxName } && !name.Any(char.IsControl) ? new SocketUser(new Caller(id, name, Roles()), Time("exp")!.Value) : null;
    }

    private string[] Roles() => claims.TryGetProperty("roles", out JsonElement roles)
        ? [.. roles.EnumerateArray().Select(role => role.GetString() ?? "").Where(role => role.Length > 0)]
        : [];

    private DateTimeOffset? Time(string name)
    {
        if (!claims.TryGetProperty(name, out JsonElement claim))
            return null;
        double seconds = claim.GetDouble();
        return seconds is >= 0 and < 253_402_300_799 ? DateTimeOffset.FromUnixTimeSeconds((long)seconds) : throw new FormatException(name);
    }
}
