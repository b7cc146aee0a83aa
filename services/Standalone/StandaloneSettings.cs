using System.Globalization;

namespace BlazingSun.Standalone;

/// <summary>What the command line of the one-process server says, and its defaults.</summary>
internal static class StandaloneSettings
{
    private static readonly Dictionary<string, string> Switches = new()
    {
        ["--port"] = "Standalone:Port",
        ["--host"] = "Standalone:Host",
        ["--data"] = "Embedded:DataDirectory",
    };

    public static void AddStandaloneSettings(this WebApplicationBuilder builder, string[] args)
    {
        builder.Configuration.AddCommandLine(args, Switches);
        builder.WebHost.UseUrls(builder.Configuration.Address());
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
    }

    /// <summary>Where the server listens: <c>http://localhost:8080</c> unless told otherwise.</summary>
    public static string Address(this IConfiguration configuration)
    {
        string host = configuration["Standalone:Host"] ?? "localhost";
        string port = configuration["Standalone:Port"] ?? "8080";
        return int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= ushort.MaxValue
            ? $"http://{host}:{number}"
            : throw new ArgumentException($"--port is a number from 0 to 65535, not '{port}'.");
    }
}
