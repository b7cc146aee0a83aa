using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace BlazingSun.Gateway.Accounts;

/// <summary>A P-256 key with its id: the RFC 7638 thumbprint of its public part.</summary>
internal sealed class SigningKey
{
    private readonly Lock _gate = new();
    private readonly ECDsa _key;

    private SigningKey(ECDsa key)
    {
        ECParameters parameters = key.ExportParameters(includePrivateParameters: false);
        _key = key;
        Id = Thumbprint(parameters.Q);
    }

    public string Id { get; }

    /// <exception cref="CryptographicException">Not a P-256 key in PEM.</exception>
    public static SigningKey FromPem(string pem)
    {
        ECDsa key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
        }
        catch (ArgumentException exception)
        {
            throw new CryptographicException("no key in PEM", exception);
        }

        return key.ExportParameters(false).Curve.Oid.Value == "1.2.840.10045.3.1.7" ? new(key) : throw new CryptographicException("not a P-256 key");
    }

    public byte[] Sign(ReadOnlySpan<byte> data)
    {
        lock (_gate)
        {
            return _key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
    }

    public bool Verifies(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        lock (_gate)
        {
            return _key.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
    }

    private static string Thumbprint(ECPoint point)
    {
        string x = WebEncoders.Base64UrlEncode(point.X!);
        string y = WebEncoders.Base64UrlEncode(point.Y!);
        string jwk = $$"""{"crv":"P-256","kty":"EC","x":"{{x}}","y":"{{y}}"}""";
        return WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(jwk)));
    }
}
