using BlazingSun.Chat.Commands;
using BlazingSun.Chat.Exports;
using BlazingSun.Chat.Friends;
using BlazingSun.Chat.Lobby;
using BlazingSun.Chat.Moderation;
using BlazingSun.Chat.People;
using BlazingSun.Chat.Presence;
using BlazingSun.Chat.Private;
using BlazingSun.Chat.Telling;
using BlazingSun.Contracts.Bus;
using BlazingSun.Platform.Commands;
using BlazingSun.Platform.Configuration;
using BlazingSun.Platform.Health;
using BlazingSun.Platform.PubSub;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat;

/// <summary>The Chat app: friends, private messages, lobby messages. It needs a platform's ports.</summary>
public static class ChatApp
{
    /// <summary>The app's name: its consumer group, its database, its producer mark.</summary>
    public const string Name = "chat";

    /// <summary>Adds the app's services; options are read from the section <c>Chat</c>.</summary>
    public static IServiceCollection AddChat(this IServiceCollection services) => services
        .AddSection<ChatOptions>(ChatOptions.Section)
        .AddSchema()
        .AddTelling()
        .AddPeople()
        .AddFriends()
        .AddPrivate()
        .AddPresence()
        .AddLobby()
        .AddModeration()
        .AddExport()
        .AddCommands();

    /// <summary>Adds the app's HTTP endpoints.</summary>
    public static WebApplication MapChat(this WebApplication app)
    {
        app.MapModeration();
        return app;
    }

    private static IServiceCollection AddSchema(this IServiceCollection services) => services
        .AddHostedService<ChatSchema>()
        .AddDatabaseCheck(Name);

    private static IServiceCollection AddTelling(this IServiceCollection services) => services
        .AddSingleton<ChatEnvelopes>()
        .AddSingleton<ChatOutlet>();

    private static IServiceCollection AddCommands(this IServiceCollection services) => services
        .AddSingleton<ChatRoutes>()
        .AddSingleton<ChatRefusals>()
        .AddSingleton<CommandFailures>()
        .AddSingleton<ChatCommandConsumer>()
        .AddSubscription<ChatCommandConsumer>(Name, Topics.ChatCommands, ConsumerGroup.PerApp);
}
