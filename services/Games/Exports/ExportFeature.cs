using BlazingSun.Platform.Exports;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Games.Exports;

/// <summary>What Games holds of a user, for the user.</summary>
internal static class ExportFeature
{
    public static IServiceCollection AddExport(this IServiceCollection services) => services
        .AddExportSection<GamesExport>(GamesApp.Name)
        .AddExportSection<RoomsExport>(GamesApp.Name)
        .AddExportSection<MutesExport>(GamesApp.Name)
        .AddAppExport(GamesApp.Name);
}
