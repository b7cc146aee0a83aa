using System.Net;
using System.Text;

namespace BlazingSun.DaprEmulator.Http;

/// <summary>What the sidecar answers.</summary>
internal sealed record Reply(HttpStatusCode Status, byte[] Body)
{
    private const string Json = "application/json";

    internal static Reply NoContent { get; } = new(HttpStatusCode.NoContent, []);

    internal static Reply Unauthorized { get; } = new(HttpStatusCode.Unauthorized, Encoding.UTF8.GetBytes("invalid api token\n"))
    {
        Headers = [new("Content-Type", "text/plain; charset=utf-8"), new("X-Content-Type-Options", "nosniff")],
    };

    internal static Reply NotFound { get; } = Error(
        HttpStatusCode.NotFound, "ERR_DIRECT_INVOKE", "failed getting app id either from the URL path or the header dapr-app-id");

    internal IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    internal static Reply Of(HttpStatusCode status, string json, params KeyValuePair<string, string>[] headers) =>
        new(status, Encoding.UTF8.GetBytes(json)) { Headers = [new("Content-Type", Json), .. headers] };

    internal static Reply Ok(string json) => Of(HttpStatusCode.OK, json);

    internal static Reply Accepted(string json) => Of(HttpStatusCode.Accepted, json);

    /// <summary>The usual error; <paramref name="details"/> is JSON.</summary>
    internal static Reply Error(HttpStatusCode status, string code, string message, string? details = null)
    {
        string more = details is null ? "" : $",\"details\":{details}";
        return Of(status, $"{{\"errorCode\":\"{code}\",\"message\":{GoJson.Quote(message)}{more}}}");
    }

    internal static Reply Malformed(string message) => Error(HttpStatusCode.BadRequest, "ERR_MALFORMED_REQUEST", message);
}
