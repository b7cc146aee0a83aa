namespace BlazingSun.Gateway.Commands;

internal static class CommandsFeature
{
    public static IServiceCollection AddCommands(this IServiceCollection services)
    {
        services.AddSingleton<CommandQueue>();
        services.AddSingleton<CommandDesk>();
        services.AddSingleton<CommandPump>();
        services.AddHostedService(provider => provider.GetRequiredService<CommandPump>());
        return services;
    }
}
