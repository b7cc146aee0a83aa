using BlazingSun.Contracts.Commands;

namespace BlazingSun.Platform.Exports;

/// <summary>An app's export: its sections one after the other.</summary>
internal sealed class SectionsExport(string app, IEnumerable<IExportSection> sections) : IAppExport
{
    private readonly IExportSection[] _sections = [.. sections];

    public string App => app;

    public async ValueTask<ExportPage> ReadAsync(Caller caller, string? from, CancellationToken cancellationToken)
    {
        string[] place = (from ?? _sections[0].Name).Split(':', 2);
        int index = Array.FindIndex(_sections, section => section.Name == place[0]);
        if (index < 0)
            throw new FormatException($"{app} exports no {place[0]}");
        (IReadOnlyList<System.Text.Json.JsonElement> items, string? next) =
            await _sections[index].ReadAsync(caller.UserId, place.ElementAtOrDefault(1), cancellationToken);
        string? following = index + 1 < _sections.Length ? _sections[index + 1].Name : null;
        return new ExportPage(place[0], items, next is null ? following : $"{place[0]}:{next}");
    }
}
