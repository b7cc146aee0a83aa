using System.Data.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BlazingSun.Platform.Dapr.Hosting;

/// <summary>Calls of an app that others forward to end with a status alone; whoever forwarded finds the words.</summary>
public static partial class FailedCalls
{
    /// <summary>503 where a dependency is away, 500 for a bug.</summary>
    public static WebApplication UseFailedCalls(this WebApplication app)
    {
        ILogger logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(FailedCalls).FullName!);
        app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            catch (Exception error) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
            {
                Failed(logger, error, context.Request.Method, context.Request.Path);
                context.Response.Clear();
                context.Response.StatusCode = error is DependencyUnavailableException or DbException
                    ? StatusCodes.Status503ServiceUnavailable
                    : StatusCodes.Status500InternalServerError;
            }
        });
        return app;
    }

    [LoggerMessage(121, LogLevel.Error, "{Method} {Path} failed")]
    private static partial void Failed(ILogger logger, Exception error, string method, string path);
}
