using System.Text.Json;
using System.Text.Json.Serialization;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Platform.Exports;

/// <summary>Declares what apps hold of users.</summary>
public static class ExportServices
{
    /// <summary>Where an app that is a program of its own is asked for its pages, with <c>?from=</c>.</summary>
    public const string Path = "/internal/export";

    /// <summary>Adds the app's export, which is made of its sections in the order in which they are added.</summary>
    public static IServiceCollection AddAppExport(this IServiceCollection services, string app) =>
        services.AddSingleton<IAppExport>(provider => new SectionsExport(app, provider.GetKeyedServices<IExportSection>(app)));

    /// <summary>Adds a section of an app's export.</summary>
    public static IServiceCollection AddExportSection<TSection>(this IServiceCollection services, string app)
        where TSection : class, IExportSection =>
        services.AddKeyedSingleton<IExportSection, TSection>(app);

    /// <summary>Lets the gateway ask for the export in the caller's name, where the app is a program of its own.</summary>
    public static TRoutes MapExport<TRoutes>(this TRoutes routes)
        where TRoutes : IEndpointRouteBuilder
    {
        IAppExport export = routes.ServiceProvider.GetRequiredService<IAppExport>();
        routes.MapGet(Path, (string? from, HttpContext context) => ShowAsync(export, from, context)).RequireAuthorization().ExcludeFromDescription();
        return routes;
    }

    private static async Task<IResult> ShowAsync(IAppExport export, string? from, HttpContext context)
    {
        try
        {
            return Results.Json(await export.ReadAsync(context.User.Caller(), from, context.RequestAborted), ExportJson.Default.ExportPage);
        }
        catch (FormatException)
        {
            return Problem.Of(new Refusal(ErrorCode.BAD_MESSAGE, "from is what the page before said as next."));
        }
    }
}

/// <summary>The JSON of a page, between the apps.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ExportPage))]
public sealed partial class ExportJson : JsonSerializerContext;
