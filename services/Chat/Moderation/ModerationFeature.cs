using BlazingSun.Chat.Commands;
using BlazingSun.Chat.Moderation.Mutes;
using BlazingSun.Chat.Moderation.Reports;
using BlazingSun.Chat.People;
using BlazingSun.Contracts.Commands;
using BlazingSun.Platform.Configuration;
using BlazingSun.Rules.Chat;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace BlazingSun.Chat.Moderation;

/// <summary>What admins do about messages and their writers, and what users tell admins.</summary>
internal static class ModerationFeature
{
    public static IServiceCollection AddModeration(this IServiceCollection services) => services
        .AddSection<AdminOptions>(AdminOptions.Section)
        .AddSingleton<Admins>()
        .AddWordFilter()
        .AddSingleton<DeleteLobbyMessageHandler>()
        .AddChatHandler<DeleteLobbyMessage, DeleteLobbyMessageHandler>()
        .AddMutes()
        .AddReports();

    public static void MapModeration(this IEndpointRouteBuilder routes) => ReportEndpoints.Map(routes);

    // In one program with Games, which has the same one.
    private static IServiceCollection AddWordFilter(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => new WordFilter(provider.GetRequiredService<IOptions<ChatOptions>>().Value.BlockedWords));
        return services;
    }

    private static IServiceCollection AddMutes(this IServiceCollection services) => services
        .AddSingleton<MuteStore>()
        .AddSingleton<IUserRemoval>(provider => provider.GetRequiredService<MuteStore>())
        .AddSingleton<MuteHandler>()
        .AddChatHandler<MuteUser, MuteHandler>()
        .AddChatHandler<UnmuteUser, MuteHandler>();

    private static IServiceCollection AddReports(this IServiceCollection services) => services
        .AddSingleton<ReportSources>()
        .AddSingleton<ReportStore>()
        .AddSingleton<OpenReports>()
        .AddSingleton<ReportEndpoints>()
        .AddSingleton<IUserRemoval, ReportErasure>()
        .AddSingleton<ReportMessageHandler>()
        .AddChatHandler<ReportMessage, ReportMessageHandler>();
}
