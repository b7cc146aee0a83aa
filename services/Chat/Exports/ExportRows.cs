using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BlazingSun.Platform.Exports;
using BlazingSun.Platform.Relational;
using Dapper;

namespace BlazingSun.Chat.Exports;

/// <summary>Reads pages of rows for an export.</summary>
internal static class ExportRows
{
    /// <summary>A page of the rows that a statement finds, limited by its <c>@Limit</c>, which is one more than the page has.</summary>
    /// <param name="database">Where they are.</param>
    /// <param name="page">The statement with its values, and how many rows a page has.</param>
    /// <param name="itemOf">What is shown of a row.</param>
    /// <param name="placeOf">The place of a row, behind which the next page goes on.</param>
    /// <param name="json">How an item is written.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async ValueTask<ExportItems> ExportAsync<TRow, TItem>(
        this IDatabase database, ExportQuery page, Func<TRow, TItem> itemOf, Func<TRow, string> placeOf, JsonTypeInfo<TItem> json,
        CancellationToken cancellationToken)
    {
        DynamicParameters values = new(page.Values);
        values.Add("Limit", page.Size + 1);
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        List<TRow> rows = [.. await connection.QueryAsync<TRow>(new CommandDefinition(page.Sql, values, cancellationToken: cancellationToken))];
        JsonElement[] items = [.. rows.Take(page.Size).Select(row => JsonSerializer.SerializeToElement(itemOf(row), json))];
        return new ExportItems(items, rows.Count > page.Size ? placeOf(rows[page.Size - 1]) : null);
    }
}

/// <summary>A statement for a page of rows.</summary>
internal sealed record ExportQuery(string Sql, object Values, int Size);
