using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Platform.Relational;

/// <summary>Declares relational databases.</summary>
public static class RelationalServices
{
    /// <summary>An app's database on PostgreSQL, as the keyed service <paramref name="app"/>.</summary>
    public static IServiceCollection AddPostgresDatabase(this IServiceCollection services, string app, string connectionString) =>
        services.AddKeyedSingleton<IDatabase>(app, (_, _) => new PostgresDatabase(app, connectionString));
}
