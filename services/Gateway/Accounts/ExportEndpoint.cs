using BlazingSun.Contracts.Commands;
using BlazingSun.Gateway.RateLimits;
using BlazingSun.Platform.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace BlazingSun.Gateway.Accounts;

/// <summary><c>/api/me/export</c>: everything, or nothing while an app is away. So it is written to a file of the gateway's first.</summary>
internal sealed class ExportEndpoint(AccountExport export, [FromKeyedServices("exports")] AttemptLimit exports)
{
    public async Task<IResult> ExportAsync(HttpContext context)
    {
        Caller caller = context.User.Caller();
        if (exports.TryCount(caller.UserId.ToString()) is { Ticks: > 0 } wait)
            return Problem.TooMany("You have asked for this often lately. Wait a while.", wait);
        FileBufferingWriteStream file = new();
        context.Response.RegisterForDisposeAsync(file);
        await export.WriteAsync(file, caller, context.RequestAborted);
        context.Response.Headers.ContentDisposition = "attachment; filename=blazing-sun-export.json";
        context.Response.Headers.CacheControl = "no-store";
        return Results.Stream(to => file.DrainBufferAsync(to, context.RequestAborted), "application/json");
    }
}
