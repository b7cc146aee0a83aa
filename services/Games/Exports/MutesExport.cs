using System.Text.Json;
using BlazingSun.Contracts.Ids;
using BlazingSun.Games.Talk;
using BlazingSun.Platform.Exports;

namespace BlazingSun.Games.Exports;

internal sealed class MutesExport(Mutes mutes) : IExportSection
{
    public string Name => "mutes";

    public async ValueTask<ExportItems> ReadAsync(UserId user, string? from, CancellationToken cancellationToken) =>
        await mutes.UntilAsync(user, cancellationToken) is { } until
            ? new ExportItems([JsonSerializer.SerializeToElement(new ExportedMute(until), GamesExportJson.Default.ExportedMute)])
            : new ExportItems([]);
}
