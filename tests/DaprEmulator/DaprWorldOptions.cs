using BlazingSun.Contracts.Ids;
using BlazingSun.DaprEmulator.Actors;
using BlazingSun.Platform.Ids;

namespace BlazingSun.DaprEmulator;

/// <summary>What all sidecars of a world share.</summary>
public sealed record DaprWorldOptions
{
    /// <summary>The clock of everything but the sockets.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where chance comes from.</summary>
    public IRandomSource Random { get; init; } = new SystemRandomSource();

    /// <summary>Where state, reminders and workflows are kept; null = in memory.</summary>
    public string? Folder { get; init; }

    /// <summary>The components.</summary>
    public IReadOnlyList<DaprComponent> Components { get; init; } = DaprComponent.Product;

    /// <summary>Which types of actors have a retry policy; this product's have none.</summary>
    public IReadOnlyDictionary<string, ActorRetry> ActorRetries { get; init; } = new Dictionary<string, ActorRetry>(StringComparer.Ordinal);

    /// <summary>Partitions by topic, where it is not 3.</summary>
    public IReadOnlyDictionary<string, int> Partitions { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>How long it takes to fail.</summary>
    public DaprTimings Timings { get; init; } = new();
}
