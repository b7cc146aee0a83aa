using System.Reflection;
using BlazingSun.Chat;
using BlazingSun.Games;
using BlazingSun.Gateway;
using BlazingSun.Gateway.Apps;
using BlazingSun.Platform.Actors;
using BlazingSun.Platform.Embedded;
using BlazingSun.Platform.Health;
using BlazingSun.Platform.PubSub;
using BlazingSun.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BlazingSun.Deploy.Tests;

/// <summary>What the apps' code wishes for: the apps put together, but not started.</summary>
internal static class Composition
{
    private static readonly WebApplication Program = Build();

    public static IReadOnlyList<Subscription> Subscriptions => [.. Program.Services.GetServices<Subscription>()];

    public static IReadOnlyList<string> ActorTypes => [.. Program.Services.GetServices<ActorRegistration>().Select(actor => actor.ActorType)];

    public static TimeSpan ShutdownTimeout => Program.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout;

    /// <summary>What an app's program answers.</summary>
    public static IReadOnlyList<string> Routes(string app)
    {
        WebApplication program = Build();
        if (app == "gateway")
            program.MapGateway().MapApps();
        else if (app == "chat")
            program.MapChat().MapHealthPages();
        else
            program.MapGames().MapHealthPages();
        return [.. ((IEndpointRouteBuilder)program).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))];
    }

    /// <summary>The state stores that an app's constructors ask for.</summary>
    public static IReadOnlyList<string> Stores(string app) =>
        [.. AssemblyOf(app).GetTypes().SelectMany(type => type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .SelectMany(constructor => constructor.GetParameters())
            .Where(parameter => parameter.ParameterType == typeof(Platform.State.IStateStore))
            .Select(parameter => parameter.GetCustomAttribute<FromKeyedServicesAttribute>()?.Key as string)
            .OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    /// <summary>An app's program.</summary>
    public static Assembly AssemblyOf(string app) => app switch
    {
        "gateway" => typeof(GatewayApp).Assembly,
        "chat" => typeof(ChatApp).Assembly,
        "games" => typeof(GamesApp).Assembly,
        _ => throw new ArgumentOutOfRangeException(nameof(app), app, "is no app"),
    };

    private static WebApplication Build()
    {
        DataFolder folder = new();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration["Embedded:DataDirectory"] = folder.Path;
        builder.Services.AddEmbeddedPlatform(builder.Configuration).AddGateway(builder.Configuration).AddGames().AddChat();
        return builder.Build();
    }
}
