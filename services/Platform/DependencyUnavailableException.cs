namespace BlazingSun.Platform;

/// <summary>A dependency (store, broker, actor host) did not do what was asked, or did not answer in time. What it did is not known.</summary>
public sealed class DependencyUnavailableException(string dependency, string what, Exception? inner = null)
    : Exception($"{dependency}: {what}", inner)
{
    /// <summary>The dependency's name, as the health page has it: <c>rooms</c>, <c>documents</c>, <c>pubsub</c>, <c>actors</c>, <c>workflows</c>.</summary>
    public string Dependency { get; } = dependency;

    /// <summary>The message without the dependency's name.</summary>
    public string What { get; } = what;
}
