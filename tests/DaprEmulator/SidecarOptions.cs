namespace BlazingSun.DaprEmulator;

/// <summary>How a sidecar is started.</summary>
public sealed record SidecarOptions
{
    /// <summary>Port of the HTTP API; 0 = any that is free.</summary>
    public int HttpPort { get; init; }

    /// <summary>Port of the gRPC API; 0 = any that is free.</summary>
    public int GrpcPort { get; init; }

    /// <summary>The app has to send it (<c>DAPR_API_TOKEN</c>); null = no check.</summary>
    public string? ApiToken { get; init; }

    /// <summary>The app gets it (<c>APP_API_TOKEN</c>).</summary>
    public string? AppApiToken { get; init; }

    /// <summary>Whether and how the app's health is asked; null = it counts as healthy.</summary>
    public AppHealthOptions? AppHealth { get; init; }

    /// <summary>
    /// For how long it goes on when it is asked to stop, unless its app becomes unhealthy: it delivers nothing any more, but keeps its API and its actors
    /// (<c>--dapr-block-shutdown-duration</c>). On the world's clock; null = not at all.
    /// </summary>
    public TimeSpan? BlockShutdown { get; init; }
}

/// <summary>How the app's health is asked, on the world's clock.</summary>
public sealed record AppHealthOptions
{
    /// <summary>Where.</summary>
    public string Path { get; init; } = "/healthz";

    /// <summary>How often.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>So many failures in a row make it unhealthy; one success makes it healthy.</summary>
    public int Threshold { get; init; } = 3;
}
