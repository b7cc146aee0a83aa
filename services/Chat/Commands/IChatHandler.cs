using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.Commands;

/// <summary>Carries one kind of command out.</summary>
internal interface IChatHandler<in TCommand>
    where TCommand : ChatCommand
{
    /// <returns>Why not; null when it is done, and whoever is to hear of it has been told.</returns>
    ValueTask<Refusal?> HandleAsync(ChatRequest request, TCommand command, CancellationToken deadline);
}

/// <summary>Which handler a kind of command goes to.</summary>
internal sealed record ChatRoute(Type Command, Func<ChatRequest, ChatCommand, CancellationToken, ValueTask<Refusal?>> Handle);

internal static class ChatRouteServices
{
    /// <summary>Commands of a kind go to a handler (one instance, which may handle several kinds).</summary>
    public static IServiceCollection AddChatHandler<TCommand, THandler>(this IServiceCollection services)
        where TCommand : ChatCommand
        where THandler : class, IChatHandler<TCommand>
    {
        services.AddSingleton(provider =>
        {
            THandler handler = provider.GetRequiredService<THandler>();
            return new ChatRoute(typeof(TCommand), (request, command, deadline) => handler.HandleAsync(request, (TCommand)command, deadline));
        });
        return services;
    }
}
