using BlazingSun.Platform.Exports;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.Exports;

/// <summary>What Chat holds of a user, for the user.</summary>
internal static class ExportFeature
{
    public static IServiceCollection AddExport(this IServiceCollection services) => services
        .AddExportSection<ProfileExport>(ChatApp.Name)
        .AddExportSection<PeopleExport>(ChatApp.Name)
        .AddExportSection<ConversationsExport>(ChatApp.Name)
        .AddExportSection<PrivateMessagesExport>(ChatApp.Name)
        .AddExportSection<LobbyMessagesExport>(ChatApp.Name)
        .AddExportSection<ReportsExport>(ChatApp.Name)
        .AddExportSection<MutesExport>(ChatApp.Name)
        .AddAppExport(ChatApp.Name);
}
