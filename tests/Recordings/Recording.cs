using System.Text.Json;

namespace BlazingSun.Recordings;

/// <summary>Reads the recordings, in the order in which they were made.</summary>
public static class Recording
{
    /// <summary>The exchanges of a file, such as <c>state.redis.api</c> or <c>pubsub.app</c>.</summary>
    public static IReadOnlyList<Exchange> Exchanges(string name) => [.. Lines(name).Select(ReadExchange)];

    /// <summary>Likewise, those of one scenario.</summary>
    public static IReadOnlyList<Exchange> Exchanges(string name, string scenario) =>
        [.. Exchanges(name).Where(exchange => exchange.Scenario == scenario)];

    /// <summary>What the workflow worker and the sidecar said to each other.</summary>
    public static IReadOnlyList<Frame> Frames() => [.. Lines("workflow.frames").Select(ReadFrame)];

    private static IEnumerable<JsonElement> Lines(string name)
    {
        using Stream file = typeof(Recording).Assembly.GetManifestResourceStream($"{name}.jsonl")
            ?? throw new ArgumentException($"There is no recording '{name}'.", nameof(name));
        using StreamReader reader = new(file);
        while (reader.ReadLine() is { } line)
            yield return JsonElement.Parse(line);
    }

    private static Exchange ReadExchange(JsonElement line)
    {
        JsonElement request = line.GetProperty("request");
        return new Exchange(
            Text(line, "scenario")!,
            Text(line, "host"),
            TimeSpan.FromSeconds(Number(line, "at")),
            new RecordedRequest(Text(request, "method")!, Text(request, "path")!, Headers(request), Body(request)),
            line.TryGetProperty("response", out JsonElement response)
                ? new RecordedResponse(response.GetProperty("status").GetInt32(), Headers(response), Body(response) ?? "")
                : null,
            TimeSpan.FromMilliseconds(Number(line, "ms")));
    }

    private static Frame ReadFrame(JsonElement line) => new(
        Text(line, "scenario")!,
        TimeSpan.FromSeconds(Number(line, "at")),
        Text(line, "from")!,
        Text(line, "rpc"),
        Text(line, "message"),
        line.TryGetProperty("json", out JsonElement json) ? json : null,
        line.TryGetProperty("base64", out JsonElement bytes) ? bytes.GetBytesFromBase64() : [],
        Text(line, "status") ?? Text(line, "ended"));

    private static Dictionary<string, string> Headers(JsonElement of) => of.GetProperty("headers").EnumerateObject()
        .ToDictionary(header => header.Name, header => header.Value.GetString()!, StringComparer.OrdinalIgnoreCase);

    private static string? Body(JsonElement of) =>
        of.GetProperty("body") is { ValueKind: JsonValueKind.Object } cut ? Fill(Text(cut, "start")!, cut.GetProperty("length").GetInt32()) : Text(of, "body");

    // A long body is recorded by its start; what is missing is more of its last character.
    private static string Fill(string start, int length)
    {
        string end = start.StartsWith('[') ? "\"}]" : "";
        return start + new string(start[^1], length - start.Length - end.Length) + end;
    }

    private static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    private static double Number(JsonElement of, string name) => of.TryGetProperty(name, out JsonElement value) ? value.GetDouble() : 0;
}
