using System.ComponentModel.DataAnnotations;
using BlazingSun.Contracts.Bus;

namespace BlazingSun.Platform.Embedded;

/// <summary>Options of the embedded platform, section <c>Embedded</c>.</summary>
public sealed class EmbeddedOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Embedded";

    /// <summary>Folder of all databases; made when it is missing. Default <c>data</c>, relative to the working directory.</summary>
    [Required]
    public string DataDirectory { get; set; } = "data";

    /// <summary>What a save that has returned survives. Default <c>power</c>.</summary>
    public Durability Durability { get; set; } = Durability.Power;

    /// <summary>
    /// Milliseconds between commits of the state while saves keep coming, so that more of them share one; the first after a pause never
    /// waits. 0 to 100, default 2.
    /// </summary>
    [Range(0, 100)]
    public int CommitSpacing { get; set; } = 2;

    /// <summary>Messages that a group may be behind in one partition before publishers wait. 16 to 1,000,000, default 10,000.</summary>
    [Range(16, 1_000_000)]
    public int BufferedMessages { get; set; } = 10_000;

    /// <summary>Partitions by topic, 1 to 64 each, where it is not the default of 3 (commands and events of games: 6).</summary>
    public Dictionary<string, int> Partitions { get; } = new(StringComparer.Ordinal)
    {
        [Topics.GamesCommands] = 6,
        [Topics.GamesEvents] = 6,
    };

    internal int PartitionsOf(string topic) => Partitions.TryGetValue(topic, out int partitions) ? partitions : 3;
}

/// <summary>What a save that has returned survives.</summary>
public enum Durability
{
    /// <summary>A power cut: it is on the disk.</summary>
    Power,

    /// <summary>The end of the process, however it came; a power cut may take the last saves.</summary>
    Process,
}
