using System.ComponentModel.DataAnnotations;

namespace BlazingSun.Games;

/// <summary>Options of the app, section <c>Games</c>.</summary>
public sealed class GamesOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Games";

    /// <summary>Days that finished games are kept; 0 = for ever. Default 365.</summary>
    [Range(0, 36_500)]
    public int HistoryDays { get; set; } = 365;
}
