using System.Globalization;
using System.Text.Json;
using BlazingSun.Contracts.Ids;
using BlazingSun.Games.History;
using BlazingSun.Platform.Exports;

namespace BlazingSun.Games.Exports;

/// <summary>The finished games of the user. Their moves are at <c>/api/games/{roomId}/history</c>.</summary>
internal sealed class GamesExport(UserGames games) : IExportSection
{
    private const int PageSize = 100;

    public string Name => "games";

    public async ValueTask<ExportItems> ReadAsync(UserId user, string? from, CancellationToken cancellationToken)
    {
        long before = from is null ? long.MaxValue : long.Parse(from, CultureInfo.InvariantCulture);
        GamesOfUser page = await games.ReadAsync(new GamesWanted(user, user, before, PageSize), cancellationToken);
        return new ExportItems([.. page.Games.Select(game => JsonSerializer.SerializeToElement(game, GamesExportJson.Default.GameSummary))], page.Next);
    }
}
