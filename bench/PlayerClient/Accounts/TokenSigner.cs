using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BlazingSun.Players.Accounts;

/// <summary>Signs tokens like the server's own, for as many players as a test needs, without registering them.</summary>
public sealed class TokenSigner : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private readonly ECDsa _key = ECDsa.Create();
    private readonly TimeProvider _time;
    private readonly string _header;
    private readonly JsonObject _claims;

    /// <summary>Takes over header, issuer and audience from a token that the server gave.</summary>
    /// <param name="privateKeyPem">The server's signing key, the content of <c>DATA/keys/jwt_private.pem</c>.</param>
    /// <param name="sample">Any token of the server.</param>
    /// <param name="time">Gives the time of issue.</param>
    public TokenSigner(string privateKeyPem, string sample, TimeProvider time)
    {
        _key.ImportFromPem(privateKeyPem);
        _time = time;
        string[] parts = sample.Split('.');
        _header = parts[0];
        _claims = JsonNode.Parse(Base64Url.DecodeFromChars(parts[1]))!.AsObject();
    }

    /// <summary>A token, valid for an hour.</summary>
    public string Sign(long userId, string name)
    {
        DateTimeOffset now = _time.GetUtcNow();
        JsonObject claims = _claims.DeepClone().AsObject();
        claims["sub"] = userId.ToString(CultureInfo.InvariantCulture);
        claims["name"] = name;
        claims["iat"] = now.ToUnixTimeSeconds();
        claims["exp"] = (now + Lifetime).ToUnixTimeSeconds();
        claims["jti"] = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        string signed = $"{_header}.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        return $"{signed}.{Base64Url.EncodeToString(_key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}";
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();
}
