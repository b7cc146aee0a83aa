using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace BlazingSun.DaprEmulator.Http;

/// <summary>A call from an app to its sidecar, with the path as it came on the wire.</summary>
internal sealed record ApiCall(string Method, string RawPath, string RawQuery, IHeaderDictionary Headers, byte[] Body, CancellationToken Aborted)
{
    /// <summary>The sidecar takes no more.</summary>
    internal const int LargestBody = 4 * 1024 * 1024;

    /// <summary>The parts of the path, unescaped each by itself: a key may hold slashes.</summary>
    internal string[] Path { get; } = [.. RawPath.TrimStart('/').Split('/').Select(WebUtility.UrlDecode)!];

    internal IReadOnlyDictionary<string, string> Query { get; } = ParseQuery(RawQuery);

    internal bool IsTooLarge => Body.Length > LargestBody;

    internal bool IsWrite => Method is "POST" or "PUT";

    internal static async Task<ApiCall> ReadAsync(HttpContext context)
    {
        string target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        int query = target.IndexOf('?', StringComparison.Ordinal);
        using MemoryStream body = new();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return new ApiCall(
            context.Request.Method,
            query < 0 ? target : target[..query],
            query < 0 ? "" : target[query..],
            context.Request.Headers,
            body.ToArray(),
            context.RequestAborted);
    }

    internal string? Header(string name) => Headers.TryGetValue(name, out StringValues values) ? values.ToString() : null;

    /// <summary>The query's parameters that begin with <c>metadata.</c>, without it.</summary>
    internal Dictionary<string, string> Metadata() => Query
        .Where(parameter => parameter.Key.StartsWith("metadata.", StringComparison.Ordinal))
        .ToDictionary(parameter => parameter.Key["metadata.".Length..], parameter => parameter.Value, StringComparer.Ordinal);

    private static Dictionary<string, string> ParseQuery(string query)
    {
        Dictionary<string, string> parameters = new(StringComparer.Ordinal);
        foreach (string pair in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = pair.Split('=', 2);
            parameters.TryAdd(WebUtility.UrlDecode(parts[0]), parts.Length > 1 ? WebUtility.UrlDecode(parts[1]) : "");
        }

        return parameters;
    }
}
