using System.ComponentModel.DataAnnotations;

namespace BlazingSun.Platform.Dapr;

/// <summary>Options of the Dapr platform, section <c>Dapr</c>.</summary>
public sealed class DaprOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Dapr";

    /// <summary>The sidecar's HTTP API. Default <c>DAPR_HTTP_ENDPOINT</c>, else port <c>DAPR_HTTP_PORT</c> (3500) of this machine.</summary>
    [Required]
    public string HttpEndpoint { get; set; } = "";

    /// <summary>The sidecar's gRPC API. Default <c>DAPR_GRPC_ENDPOINT</c>, else port <c>DAPR_GRPC_PORT</c> (50001) of this machine.</summary>
    [Required]
    public string GrpcEndpoint { get; set; } = "";

    /// <summary>What the sidecar asks of the app's calls. Default <c>DAPR_API_TOKEN</c>; empty = nothing.</summary>
    public string ApiToken { get; set; } = "";

    /// <summary>What the app asks of the sidecar's calls. Default <c>APP_API_TOKEN</c>; empty = nothing.</summary>
    public string AppApiToken { get; set; } = "";

    /// <summary>The component whose messages the replicas of an app share. Default <c>pubsub</c>.</summary>
    [Required]
    public string PubSub { get; set; } = "pubsub";

    /// <summary>The component whose messages every replica gets. Default <c>pubsub-fanout</c>.</summary>
    [Required]
    public string FanOutPubSub { get; set; } = "pubsub-fanout";

    /// <summary>The component behind the store <c>rooms</c>. Default <c>rooms</c>.</summary>
    [Required]
    public string RoomsStore { get; set; } = "rooms";

    /// <summary>The component behind the store <c>documents</c>. Default <c>documents</c>.</summary>
    [Required]
    public string DocumentsStore { get; set; } = "documents";

    /// <summary>How long the sidecar may take to answer a publish or a state call. 100 ms to 1 minute, default 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long another app may take to answer. 100 ms to 1 minute, default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan InvokeTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Messages in one request to publish, at most. 1 to 1,000, default 100.</summary>
    [Range(1, 1_000)]
    public int PublishBatch { get; set; } = 100;

    /// <summary>Milliseconds that the sidecar may wait for more messages before it delivers what it has. 1 to 1,000, default 10.</summary>
    [Range(1, 1_000)]
    public int DeliveryWait { get; set; } = 10;
}
