using System.Security.Cryptography;

namespace BlazingSun.Gateway.Accounts;

/// <summary>The key pair in the data folder, readable by its owner only.</summary>
internal static class KeyFiles
{
    public const string PrivateName = "jwt_private.pem";
    public const string PublicName = "jwt_public.pem";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <returns>The private key as PEM; made when there is none.</returns>
    public static string ReadOrMake(string folder, ILogger log)
    {
        string path = Path.Combine(folder, PrivateName);
        if (!File.Exists(path))
            Make(folder, path, log);
        return File.ReadAllText(path);
    }

    private static void Make(string folder, string path, ILogger log)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Write(path, key.ExportPkcs8PrivateKeyPem());
        Write(Path.Combine(folder, PublicName), key.ExportSubjectPublicKeyInfoPem());
        GatewayLog.KeysMade(log, folder);
    }

    // Whole or not at all: a crash in the middle must not leave half a key.
    private static void Write(string path, string pem)
    {
        string draft = path + ".new";
        FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using (StreamWriter writer = new(draft, options))
            writer.WriteLine(pem);
        File.Move(draft, path, overwrite: true);
    }
}
