using System.Globalization;

namespace BlazingSun.Standalone;

/// <summary>What the command line of the one-process server says, and its defaults.</summary>
internal static class StandaloneSettings
{
    private const string DataKey = "Embedded:DataDirectory";

    private static readonly Dictionary<string, string> Switches = new()
    {
        ["--port"] = "Standalone:Port",
        ["--host"] = "Standalone:Host",
        ["--data"] = DataKey,
    };

    public static void AddStandaloneSettings(this WebApplicationBuilder builder, string[] args)
    {
        builder.Configuration.AddCommandLine(args, Switches);
        builder.Configuration[DataKey] = builder.Configuration.DataDirectory();
        RequireWritable(builder.Configuration.DataDirectory());
        builder.WebHost.UseUrls(builder.Configuration.Address());
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
    }

    /// <summary>The folder that holds all that is stored: <c>./data</c> unless told otherwise.</summary>
    public static string DataDirectory(this IConfiguration configuration) => Path.GetFullPath(configuration[DataKey] ?? "data");

    /// <summary>Where the server listens: <c>http://localhost:8080</c> unless told otherwise.</summary>
    /// <exception cref="SettingException">The port is no port.</exception>
    public static string Address(this IConfiguration configuration)
    {
        string host = configuration["Standalone:Host"] ?? "localhost";
        string port = configuration["Standalone:Port"] ?? "8080";
        return ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out ushort number)
            ? $"http://{(number == 0 && host == "localhost" ? "127.0.0.1" : host)}:{number}"
            : throw new SettingException($"--port is a number from 0 to 65535, not '{port}'.");
    }

    private static void RequireWritable(string directory)
    {
        string probe = Path.Combine(directory, ".writable");
        try
        {
            Directory.CreateDirectory(directory);
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingException(
                $"The data folder {Path.GetFullPath(directory)} cannot be written ({e.Message}). Choose another one: ./run --data DIR");
        }
    }
}
