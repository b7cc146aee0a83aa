using BlazingSun.Chat.Commands;
using BlazingSun.Chat.People;
using BlazingSun.Contracts.Commands;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.Private;

/// <summary>Messages between two people.</summary>
internal static class PrivateFeature
{
    public static IServiceCollection AddPrivate(this IServiceCollection services) => services
        .AddConversations()
        .AddSingleton<ToldMessages>()
        .AddSingleton<MessageTeller>()
        .AddSingleton<WritingRules>()
        .AddSingleton<ReadReceipts>()
        .AddSingleton<IUserRemoval, ConversationErasure>()
        .AddHandlers();

    /// <summary>What is stored, without those who are told.</summary>
    public static IServiceCollection AddConversations(this IServiceCollection services) => services
        .AddSingleton<Documents>()
        .AddSingleton<ConversationStore>()
        .AddSingleton<ConversationPages>()
        .AddSingleton<ConversationLists>()
        .AddSingleton<MessageWriter>()
        .AddSingleton<ReadMarker>();

    private static IServiceCollection AddHandlers(this IServiceCollection services) => services
        .AddSingleton<SendMessageHandler>()
        .AddSingleton<ReadHistoryHandler>()
        .AddSingleton<MarkReadHandler>()
        .AddSingleton<TypingHandler>()
        .AddSingleton<ListConversationsHandler>()
        .AddSingleton<CountUnreadHandler>()
        .AddChatHandler<SendMessage, SendMessageHandler>()
        .AddChatHandler<ReadHistory, ReadHistoryHandler>()
        .AddChatHandler<MarkRead, MarkReadHandler>()
        .AddChatHandler<Typing, TypingHandler>()
        .AddChatHandler<ListConversations, ListConversationsHandler>()
        .AddChatHandler<CountUnread, CountUnreadHandler>();
}
