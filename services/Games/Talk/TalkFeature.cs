using BlazingSun.Platform.Configuration;
using BlazingSun.Rules.Chat;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace BlazingSun.Games.Talk;

/// <summary>Chat of players and of those who watch.</summary>
internal static class TalkFeature
{
    public static IServiceCollection AddTalk(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => new WordFilter(provider.GetRequiredService<IOptions<TalkOptions>>().Value.BlockedWords));
        return services
            .AddSection<TalkOptions>(TalkOptions.Section)
            .AddSingleton<Mutes>()
            .AddSingleton<SaidLately>()
            .AddSingleton<TalkOutlet>()
            .AddSingleton<RoomTalk>();
    }
}
