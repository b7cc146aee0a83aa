using BlazingSun.Contracts.Bus;
using BlazingSun.Platform.Configuration;
using BlazingSun.Platform.PubSub;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Routing;

namespace BlazingSun.Gateway.Accounts;

internal static class AccountsFeature
{
    private const long MaxBody = 16 * 1024;

    public static IServiceCollection AddAccounts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSection<AccountsOptions>(configuration, "Accounts");
        services.AddSingleton<KeyRing>();
        services.AddSingleton<TokenIssuer>();
        services.AddSingleton<TokenVerifier>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<UserStore>();
        services.AddHostedService<AccountsSchema>();
        services.AddHostedService<AdminCheck>();
        services.AddRemovals();
        services.AddSingleton<Sessions>();
        services.AddSingleton<AccountNews>();
        services.AddSingleton<RegisterEndpoint>();
        services.AddSingleton<SignInEndpoints>();
        services.AddSingleton<MeEndpoints>();
        services.AddSingleton<AccountExport>();
        services.AddSingleton<ExportEndpoint>();
        services.AddAuthentication(SessionHandler.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, SessionHandler>(SessionHandler.SchemeName, null);
        services.AddAuthorization();
        return services;
    }

    private static void AddRemovals(this IServiceCollection services)
    {
        services.AddSingleton<FormerUsers>();
        services.AddSingleton<FormerUserStore>();
        services.AddSingleton<AccountEnds>();
        services.AddSingleton<RemovalNews>();
        services.AddSingleton<AccountRemoval>();
        services.AddHostedService<RemovalKeeper>();
        services.AddSingleton<RemovalConsumer>();
        services.AddSubscription<RemovalConsumer>("gateway", Topics.SystemEvents, ConsumerGroup.PerReplica);
    }

    public static WebApplication MapAccounts(this WebApplication app)
    {
        SignInEndpoints signIn = app.Services.GetRequiredService<SignInEndpoints>();
        RegisterEndpoint register = app.Services.GetRequiredService<RegisterEndpoint>();
        MeEndpoints me = app.Services.GetRequiredService<MeEndpoints>();
        ExportEndpoint export = app.Services.GetRequiredService<ExportEndpoint>();
        RouteGroupBuilder auth = app.MapGroup("/api/auth").WithTags("Accounts")
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(MaxBody));
        auth.MapPost("/register", register.RegisterAsync)
            .Produces<SessionView>(StatusCodes.Status201Created).ProducesProblem(400).ProducesProblem(409).ProducesProblem(429);
        auth.MapPost("/login", signIn.LoginAsync)
            .Produces<SessionView>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(429);
        auth.MapPost("/logout", SignInEndpoints.Logout).Produces(StatusCodes.Status204NoContent);
        auth.MapPost("/refresh", (Delegate)signIn.RefreshAsync)
            .RequireAuthorization().Produces<SessionView>().ProducesProblem(401);
        RouteGroupBuilder mine = app.MapGroup("/api/me").WithTags("Accounts").RequireAuthorization();
        mine.MapGet("", (Delegate)me.ShowAsync).Produces<UserView>().ProducesProblem(401);
        mine.MapGet("/export", (Delegate)export.ExportAsync).ProducesProblem(401).ProducesProblem(429).ProducesProblem(503);
        mine.MapDelete("", (Delegate)me.RemoveAsync)
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(401).ProducesProblem(503);
        return app;
    }
}
