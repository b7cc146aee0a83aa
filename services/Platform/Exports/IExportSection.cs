using System.Text.Json;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Platform.Exports;

/// <summary>One kind of things that an app holds of users.</summary>
public interface IExportSection
{
    /// <summary>The kind, as it stands in the export: letters only.</summary>
    string Name { get; }

    /// <summary>A page of them, of a megabyte or two at most.</summary>
    /// <param name="user">Whose.</param>
    /// <param name="from">What the page before named as next; null = from the beginning.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<ExportItems> ReadAsync(UserId user, string? from, CancellationToken cancellationToken);
}

/// <summary>A page of one kind.</summary>
/// <param name="Items">Perhaps none.</param>
/// <param name="Next">From where the next page goes on; null = this is the last one.</param>
public sealed record ExportItems(IReadOnlyList<JsonElement> Items, string? Next = null);
