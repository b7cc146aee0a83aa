using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace BlazingSun.Gateway.Pages;

/// <summary>The built front end: one page for all of its addresses, and its files.</summary>
internal static class PagesFeature
{
    private static readonly string[] Routes =
        [
            "/", "/login", "/register", "/games", "/games/{slug}", "/games/{slug}/play/{roomId}", "/games/{slug}/replay/{roomId}",
            "/players/{userId}", "/moderation",
        ];

    public static WebApplication UsePages(this WebApplication app)
    {
        string root = WebRoot(app);
        app.UseMiddleware<UnknownAddress>(Index(app));
        if (Directory.Exists(root))
            app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(root), OnPrepareResponse = SetCaching });
        return app;
    }

    public static WebApplication MapPages(this WebApplication app)
    {
        string index = Index(app);
        foreach (string route in Routes)
            app.MapMethods(route, [HttpMethods.Get, HttpMethods.Head], (HttpContext context) => Page(context, index)).ExcludeFromDescription();
        return app;
    }

    private static string Index(WebApplication app) => Path.Combine(WebRoot(app), "index.html");

    private static string WebRoot(WebApplication app) =>
        Path.GetFullPath(app.Services.GetRequiredService<IOptions<GatewayOptions>>().Value.WebRoot, app.Environment.ContentRootPath);

    private static IResult Page(HttpContext context, string index)
    {
        context.Response.Headers.CacheControl = "no-cache";
        return File.Exists(index)
            ? Results.File(index, "text/html; charset=utf-8")
            : Results.Text(
                "The front end is not built. Build it with ./run, or in services/Gateway/Web with: npm ci && npm run build\n",
                statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    // Names under /assets change with their content.
    private static void SetCaching(StaticFileResponseContext context) =>
        context.Context.Response.Headers[HeaderNames.CacheControl] =
            context.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal)
                ? "public, max-age=31536000, immutable"
                : "no-cache";
}
