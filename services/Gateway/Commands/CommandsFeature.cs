namespace BlazingSun.Gateway.Commands;

internal static class CommandsFeature
{
    public static IServiceCollection AddCommands(this IServiceCollection services)
    {
        services.AddSingleton<CommandQueue>();
        services.AddSingleton<CommandDesk>();
        services.AddSingleton<CommandPumps>();
        services.AddHostedService(provider => provider.GetRequiredService<CommandPumps>());
        return services;
    }
}
