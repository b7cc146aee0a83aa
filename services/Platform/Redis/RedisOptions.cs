namespace BlazingSun.Platform.Redis;

/// <summary>Options of the Redis that keeps presence, section <c>Redis</c>.</summary>
public sealed class RedisOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Redis";

    /// <summary>Where it is, such as <c>localhost:6379</c>, with options as StackExchange.Redis reads them. Default empty = there is none.</summary>
    public string Configuration { get; set; } = "";

    /// <summary>The password, where it shall not stand among the rest. Default empty.</summary>
    public string Password { get; set; } = "";
}
