using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using BlazingSun.Recordings;

namespace BlazingSun.DaprEmulator.Tests;

/// <summary>Compares up to what differs from run to run: identifiers, times, offsets, free text.</summary>
internal static partial class Same
{
    private static readonly string[] FreeText = ["message", "description", "error"];
    private static readonly string[] Meaning = ["Content-Type", "Etag", "X-Content-Type-Options", "Retry-After", "X-From-App", "X-Daprerrorresponseheader"];

    internal static void Answer(Exchange recorded, RecordedResponse answer)
    {
        RecordedResponse expected = recorded.Response!;
        Assert.True(expected.Status == answer.Status, $"{recorded}: {answer.Status} {answer.Body} instead of {expected.Status} {expected.Body}");
        Assert.Equal($"{recorded}\n{Normal(expected.Body)}", $"{recorded}\n{Normal(answer.Body)}");
        foreach (string name in Meaning)
            Assert.Equal($"{recorded} {name}: {Header(expected.Headers, name)}", $"{recorded} {name}: {Header(answer.Headers, name)}");
    }

    internal static void Call(Exchange recorded, AppCall call)
    {
        Assert.Equal($"{recorded.Request.Method} {recorded.Request.Path}", $"{call.Method} {call.Path}");
        Assert.Equal($"{recorded}\n{Normal(recorded.Request.Body ?? "")}", $"{recorded}\n{Normal(call.Body)}");
        foreach ((string name, string value) in recorded.Request.Headers)
        {
            if (!name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
                Assert.Equal($"{name}: {Varying(name, value)}", $"{name}: {Varying(name, call.Headers.GetValueOrDefault(name) ?? "(none)")}");
        }
    }

    /// <summary>The body with its members in order and what varies replaced; as it is when it is not JSON.</summary>
    internal static string Normal(string body)
    {
        try
        {
            return body.Length == 0 ? "" : Write(null, JsonElement.Parse(body));
        }
        catch (JsonException)
        {
            return body.TrimEnd();
        }
    }

    private static string Header(IReadOnlyDictionary<string, string> headers, string name) =>
        headers.TryGetValue(name, out string? value) ? Varying(name, value.Replace("; charset=utf-8", "", StringComparison.Ordinal)) : "";

    private static string Write(string? name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(',', value.EnumerateObject()
            .OrderBy(member => member.Name, StringComparer.Ordinal).Select(member => $"{member.Name}:{Write(member.Name, member.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(',', value.EnumerateArray().Select(item => Write(null, item)))}]",
        JsonValueKind.String => Varying(name, value.GetString()!),
        JsonValueKind.Number when name == "port" => "*",
        JsonValueKind.Number => value.GetDouble().ToString("R", CultureInfo.InvariantCulture),
        _ => value.GetRawText(),
    };

    private static string Varying(string? name, string text) => name switch
    {
        "__offset" or "__timestamp" or "__partition" => "*",
        not null when FreeText.Contains(name, StringComparer.Ordinal) => "…",
        _ => Address().Replace(Time().Replace(Uuid().Replace(text, "(id)"), "(time)"), "(address)"),
    };

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Uuid();

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")]
    private static partial Regex Time();

    [GeneratedRegex(@"\d+\.\d+\.\d+\.\d+:\d+")]
    private static partial Regex Address();
}
