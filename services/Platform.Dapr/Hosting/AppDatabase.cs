using BlazingSun.Platform.Relational;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BlazingSun.Platform.Dapr.Hosting;

internal static class AppDatabase
{
    private const string Section = "Postgres";

    /// <summary>The app's database: PostgreSQL, by the connection string <c>Postgres:{app}</c>.</summary>
    internal static IServiceCollection AddAppDatabase(this IServiceCollection services, IConfiguration configuration, string app) =>
        services.AddKeyedSingleton<IDatabase>(app, (_, _) => Open(configuration[$"{Section}:{app}"], app));

    private static PostgresDatabase Open(string? connectionString, string app)
    {
        try
        {
            return string.IsNullOrWhiteSpace(connectionString)
                ? throw new ArgumentException("a connection string is needed, such as Host=localhost;Username=postgres;Database=postgres.")
                : new PostgresDatabase(app, connectionString);
        }
        catch (ArgumentException error)
        {
            throw new OptionsValidationException(Section, typeof(PostgresDatabase), [$"{Section}:{app}: {error.Message}"]);
        }
    }
}
