using System.Globalization;

namespace BlazingSun.DaprEmulator;

/// <summary>Reads the console's arguments.</summary>
internal static class Arguments
{
    internal const string Usage = """
        usage: DaprEmulator --app ID=APP_PORT,HTTP_PORT,GRPC_PORT [--app …] [--components FOLDER] [--data FOLDER] [--app-health] [--control PORT]
        DAPR_API_TOKEN and APP_API_TOKEN are taken from the environment, as by the real one.
        """;

    /// <summary><c>--app ID=APP_PORT,HTTP_PORT,GRPC_PORT</c>, once per sidecar.</summary>
    internal static IEnumerable<(string AppId, int AppPort, SidecarOptions Options)> Apps(string[] args)
    {
        foreach (string app in Values(args, "--app"))
        {
            string[] parts = app.Split('=', 2);
            int[] ports = [.. parts[1].Split(',').Select(port => int.Parse(port, CultureInfo.InvariantCulture))];
            yield return (parts[0], ports[0], new SidecarOptions
            {
                HttpPort = ports[1],
                GrpcPort = ports[2],
                ApiToken = Environment.GetEnvironmentVariable("DAPR_API_TOKEN"),
                AppApiToken = Environment.GetEnvironmentVariable("APP_API_TOKEN"),
                AppHealth = args.Contains("--app-health") ? new AppHealthOptions() : null,
            });
        }
    }

    internal static DaprWorldOptions World(string[] args)
    {
        DaprWorldOptions options = new() { Folder = Values(args, "--data").FirstOrDefault() };
        return Values(args, "--components").FirstOrDefault() is { } folder
            ? options with { Components = ComponentFiles.Load(folder), ActorRetries = ComponentFiles.LoadActorRetries(folder) }
            : options;
    }

    internal static int? ControlPort(string[] args) =>
        Values(args, "--control").FirstOrDefault() is { } port ? int.Parse(port, CultureInfo.InvariantCulture) : null;

    private static IEnumerable<string> Values(string[] args, string name) =>
        Enumerable.Range(0, Math.Max(0, args.Length - 1)).Where(i => args[i] == name).Select(i => args[i + 1]);
}
