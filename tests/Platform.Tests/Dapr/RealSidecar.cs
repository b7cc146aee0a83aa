namespace BlazingSun.Platform.Tests.Dapr;

/// <summary>A real sidecar of Games that the suites run against, where the environment names one; else they run against the emulator.</summary>
internal static class RealSidecar
{
    /// <summary>Its HTTP API, or null.</summary>
    public static string? Address { get; } = Environment.GetEnvironmentVariable("GAMES_DAPR_HTTP_PORT") is { Length: > 0 } port ? $"http://127.0.0.1:{port}" : null;

    /// <summary>Its token; empty for none.</summary>
    public static string Token { get; } = Environment.GetEnvironmentVariable("DAPR_API_TOKEN") ?? "";
}
