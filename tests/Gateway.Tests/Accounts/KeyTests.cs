using System.Security.Cryptography;
using BlazingSun.Gateway.Accounts;
using BlazingSun.Gateway.Tests.Hosting;
using Microsoft.Extensions.Options;

namespace BlazingSun.Gateway.Tests.Accounts;

public sealed class KeyTests
{
    [Fact]
    public async Task The_keys_are_made_at_the_first_start_for_the_owner_only_and_kept()
    {
        string folder = Directory.CreateTempSubdirectory("keys").FullName;
        string token;
        await using (GatewayHost first = await GatewayHost.StartAsync(("Accounts:KeyDirectory", folder)))
        {
            token = first.Token(1);
            AssertOwnerOnly(Path.Combine(folder, "jwt_private.pem"));
            AssertOwnerOnly(Path.Combine(folder, "jwt_public.pem"));
        }

        await using GatewayHost second = await GatewayHost.StartAsync(("Accounts:KeyDirectory", folder));
        TestSocket socket = await second.ConnectAsync();
        await socket.AuthenticateAsync(token);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Keys_named_in_the_configuration_sign_and_verify()
    {
        string folder = Directory.CreateTempSubdirectory("keys").FullName;
        using ECDsa own = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        string pem = Path.Combine(folder, "own.pem");
        await File.WriteAllTextAsync(pem, own.ExportPkcs8PrivateKeyPem(), TestContext.Current.CancellationToken);
        await using GatewayHost host = await GatewayHost.StartAsync(("Accounts:PrivateKey", pem));
        Assert.False(Directory.Exists(Path.Combine(host.Folder, "keys")));
        await File.WriteAllTextAsync(Path.Combine(folder, "public.pem"), own.ExportSubjectPublicKeyInfoPem(), TestContext.Current.CancellationToken);
        await using GatewayHost other = await GatewayHost.StartAsync(("Accounts:PublicKeys:0", Path.Combine(folder, "public.pem")));
        TestSocket socket = await other.ConnectAsync();
        await socket.AuthenticateAsync(host.Token(1));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_key_file_that_is_none_stops_the_start_and_is_named()
    {
        OptionsValidationException refused = await Assert.ThrowsAsync<OptionsValidationException>(
            () => GatewayHost.StartAsync(("Accounts:PrivateKey", "/nowhere.pem")));
        Assert.Contains("Accounts:PrivateKey", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_option_stops_the_start()
    {
        await Assert.ThrowsAsync<OptionsValidationException>(() => GatewayHost.StartAsync(("Limits:FramesPerSecond", "0")));
    }

    [Fact]
    public void The_key_id_is_the_thumbprint_of_RFC_7638()
    {
        using ECDsa key = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = Url("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"), Y = Url("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0") },
        });
        SigningKey signing = SigningKey.FromPem(key.ExportSubjectPublicKeyInfoPem());
        Assert.Equal("oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U", signing.Id);
    }

    private static void AssertOwnerOnly(string path)
    {
        Assert.True(File.Exists(path));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    private static byte[] Url(string text) => Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlDecode(text);
}
