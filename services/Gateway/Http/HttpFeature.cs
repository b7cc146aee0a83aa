using Microsoft.AspNetCore.Routing;

namespace BlazingSun.Gateway.Http;

internal static class HttpFeature
{
    public static IServiceCollection AddHttp(this IServiceCollection services)
    {
        services.AddOpenApi();
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(options =>
            options.SerializerOptions.NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict);
        return services;
    }

    /// <summary>What every call goes through, before routes are asked for their answer.</summary>
    public static WebApplication UseHttp(this WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal), api =>
        {
            api.UseMiddleware<ProblemPages>();
            api.UseMiddleware<CrossSite>();
        });
        return app;
    }

    public static WebApplication MapHttp(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json");
        return app;
    }
}
