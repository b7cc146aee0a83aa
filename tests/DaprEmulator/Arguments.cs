using System.Globalization;

namespace BlazingSun.DaprEmulator;

/// <summary>Reads the console's arguments.</summary>
internal static class Arguments
{
    /// <summary><c>--app ID=APP_PORT,HTTP_PORT,GRPC_PORT</c>, once per sidecar; the tokens come from the environment, as for the real one.</summary>
    internal static IEnumerable<(string AppId, int AppPort, SidecarOptions Options)> Apps(string[] args)
    {
        for (int i = 0; i + 1 < args.Length; i++)
        {
            if (args[i] != "--app")
                continue;
            string[] parts = args[i + 1].Split('=', 2);
            int[] ports = [.. parts[1].Split(',').Select(port => int.Parse(port, CultureInfo.InvariantCulture))];
            yield return (parts[0], ports[0], new SidecarOptions
            {
                HttpPort = ports[1],
                GrpcPort = ports[2],
                ApiToken = Environment.GetEnvironmentVariable("DAPR_API_TOKEN"),
                AppApiToken = Environment.GetEnvironmentVariable("APP_API_TOKEN"),
            });
        }
    }

    /// <summary><c>--data FOLDER</c>.</summary>
    internal static string? Folder(string[] args) => Array.IndexOf(args, "--data") is >= 0 and int at && at + 1 < args.Length ? args[at + 1] : null;
}
