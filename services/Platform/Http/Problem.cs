using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using BlazingSun.Contracts.Errors;
using Microsoft.AspNetCore.Http;

namespace BlazingSun.Platform.Http;

/// <summary>RFC 9457 problem details with our code.</summary>
public sealed record Problem(string Type, string Title, int Status, string Detail, string Code)
{
    private const string ContentType = "application/problem+json";
    private static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    public int? RetryAfterMs { get; init; }

    public string? TraceId { get; init; }

    public static Problem From(Refusal refusal) =>
        new("about:blank", Phrase(refusal.Code), ErrorTable.Of(refusal.Code).Status, refusal.Message, refusal.Code.ToString())
        {
            RetryAfterMs = refusal.RetryAfterMs,
        };

    public static IResult Of(Refusal refusal) => new ProblemResult(From(refusal));

    public static IResult Fields(IReadOnlyDictionary<string, string[]> errors) =>
        new ProblemResult(From(new Refusal(ErrorCode.BAD_MESSAGE, string.Join(' ', errors.Values.SelectMany(all => all)))) with { Errors = errors });

    public static IResult TooMany(string why, TimeSpan wait) =>
        Of(new Refusal(ErrorCode.RATE_LIMITED, why, (int)Math.Ceiling(wait.TotalMilliseconds)));

    /// <summary>409 for what the request asks for and another already has.</summary>
    public static IResult Conflict(string why, IReadOnlyDictionary<string, string[]> errors) =>
        new ProblemResult(From(new Refusal(ErrorCode.BAD_MESSAGE, why)) with { Status = 409, Title = "Conflict", Errors = errors });

    public static Task WriteAsync(HttpContext context, Refusal refusal) => From(refusal).WriteAsync(context);

    public async Task WriteAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        if (RetryAfterMs is { } wait)
            context.Response.Headers.RetryAfter = Math.Max(1, (wait + 999) / 1_000).ToString(CultureInfo.InvariantCulture);
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsJsonAsync(this, Json, ContentType, context.RequestAborted);
    }

    private static string Phrase(ErrorCode code) =>
        Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(ErrorTable.Of(code).Status);

    private sealed class ProblemResult(Problem problem) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => problem.WriteAsync(httpContext);
    }
}
