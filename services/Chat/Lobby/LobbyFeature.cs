using BlazingSun.Chat.Commands;
using BlazingSun.Chat.People;
using BlazingSun.Contracts.Commands;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.Lobby;

/// <summary>Chat of all, and of those who like a game.</summary>
internal static class LobbyFeature
{
    public static IServiceCollection AddLobby(this IServiceCollection services) => services
        .AddSingleton<KnownLobbies>()
        .AddSingleton<LobbyMessages>()
        .AddSingleton<LobbyAdmission>()
        .AddSingleton<LobbyWriter>()
        .AddSingleton<LobbyErasure>()
        .AddSingleton<IUserRemoval>(provider => provider.GetRequiredService<LobbyErasure>())
        .AddSingleton<ToldMessages>()
        .AddSingleton<JoinLobbyHandler>()
        .AddSingleton<SendLobbyMessageHandler>()
        .AddSingleton<ReadLobbyHistoryHandler>()
        .AddChatHandler<JoinLobby, JoinLobbyHandler>()
        .AddChatHandler<SendLobbyMessage, SendLobbyMessageHandler>()
        .AddChatHandler<ReadLobbyHistory, ReadLobbyHistoryHandler>();
}
