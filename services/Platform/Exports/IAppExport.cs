using System.Text.Json;
using BlazingSun.Contracts.Commands;

namespace BlazingSun.Platform.Exports;

/// <summary>Some of what an app holds of a user.</summary>
/// <param name="Section">What kind of things these are; the pages of one kind follow on each other.</param>
/// <param name="Items">The things; perhaps none.</param>
/// <param name="Next">From where the next page goes on; null = this is the last one.</param>
public sealed record ExportPage(string Section, IReadOnlyList<JsonElement> Items, string? Next);

/// <summary>What an app holds of users, for themselves. One service for each app.</summary>
public interface IAppExport
{
    /// <summary>The app's name.</summary>
    string App { get; }

    /// <summary>A page of all that the app holds of the user.</summary>
    /// <param name="caller">Whose it is, and who asks.</param>
    /// <param name="from">What the page before named as next; null = from the beginning.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="DependencyUnavailableException">The app, or what it needs, is away.</exception>
    /// <exception cref="FormatException"><paramref name="from"/> is of no page.</exception>
    ValueTask<ExportPage> ReadAsync(Caller caller, string? from, CancellationToken cancellationToken);
}
