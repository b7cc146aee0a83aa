namespace BlazingSun.Platform.Redis;

/// <summary>Options of the Redis that keeps presence, section <c>Redis</c>.</summary>
public sealed class RedisOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Redis";

    /// <summary>Where it is, such as <c>localhost:6379</c>, with options as StackExchange.Redis reads them. Default empty = there is none.</summary>
    public string Configuration { get; set; } = "";

    /// <summary>The password, where it does not stand among the rest. Beside a sidecar the default is the environment's <c>REDIS_PASSWORD</c>, else empty.</summary>
    public string Password { get; set; } = "";
}
