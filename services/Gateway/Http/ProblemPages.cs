using System.Data.Common;
using System.Diagnostics;
using System.Text.Json;
using BlazingSun.Contracts.Errors;
using BlazingSun.Platform;
using BlazingSun.Platform.Http;

namespace BlazingSun.Gateway.Http;

/// <summary>Every failed call under <c>/api</c> ends in problem details, also those that no endpoint answered.</summary>
internal sealed class ProblemPages(RequestDelegate next, ILogger<ProblemPages> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception exception) when (!context.Response.HasStarted && Expected(context, exception) is { } problem)
        {
            context.Response.Clear();
            await problem.WriteAsync(context);
            return;
        }

        if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null } && OfStatus(context) is { } empty)
            await empty.WriteAsync(context);
    }

    private Problem? Expected(HttpContext context, Exception exception)
    {
        switch (exception)
        {
            case OperationCanceledException when context.RequestAborted.IsCancellationRequested:
                return null;
            case BadHttpRequestException bad:
                return Bad(bad);
            case DependencyUnavailableException or DbException:
                GatewayLog.DependencyAway(log, context.Request.Method, context.Request.Path, exception);
                return Problem.From(Refusal.Of(ErrorCode.UNAVAILABLE) with { RetryAfterMs = 1_000 });
            default:
                GatewayLog.RequestFailed(log, context.Request.Method, context.Request.Path, exception);
                return Problem.From(Refusal.Of(ErrorCode.INTERNAL)) with { TraceId = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier };
        }
    }

    private static Problem Bad(BadHttpRequestException bad)
    {
        Problem problem = Problem.From(Refusal.Of(ErrorCode.BAD_MESSAGE));
        if (bad.StatusCode != StatusCodes.Status400BadRequest)
            return problem with { Status = bad.StatusCode, Title = Title(bad.StatusCode), Detail = Detail(bad.StatusCode) ?? bad.Message };
        string? field = (bad.InnerException as JsonException)?.Path?.TrimStart('$', '.');
        return string.IsNullOrEmpty(field)
            ? problem with { Detail = "The body is not a JSON object that can be read." }
            : problem with
            {
                Detail = $"The field {field} has the wrong type.",
                Errors = new Dictionary<string, string[]> { [field] = ["This has the wrong type."] },
            };
    }

    private static Problem? OfStatus(HttpContext context)
    {
        int status = context.Response.StatusCode;
        ErrorCode code = status switch
        {
            401 => ErrorCode.AUTH_REQUIRED,
            403 => ErrorCode.FORBIDDEN,
            404 => ErrorCode.NOT_FOUND,
            429 => ErrorCode.RATE_LIMITED,
            503 => ErrorCode.UNAVAILABLE,
            >= 500 => ErrorCode.INTERNAL,
            _ => ErrorCode.BAD_MESSAGE,
        };
        return Problem.From(new Refusal(code, Detail(status) ?? ErrorTable.Of(code).Text)) with { Status = status, Title = Title(status) };
    }

    private static string? Detail(int status) => status switch
    {
        404 => "There is nothing at this address.",
        405 => "This address does not take that method.",
        413 => "The body is too large.",
        415 => "The body has to be JSON (Content-Type: application/json).",
        400 => "The request could not be understood.",
        _ => null,
    };

    private static string Title(int status) => Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status);
}
