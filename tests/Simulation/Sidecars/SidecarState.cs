using System.Net;
using System.Text;
using System.Text.Json;
using BlazingSun.Platform;
using BlazingSun.Platform.State;
using BlazingSun.Simulation.Faults;
using BlazingSun.Simulation.Nodes;
using BlazingSun.Simulation.Stores;
using BlazingSun.Testing;

namespace BlazingSun.Simulation.Sidecars;

/// <summary>
/// The sidecar's state API as it is before Redis: a save that names a version is refused with 409 when that is not the stored one, and with 500 when it names
/// none and the key exists.
/// </summary>
internal sealed class SidecarState(Node node)
{
    public Task<Reply?> ReadAsync(string store, string key) => RunAsync(store, key, isWrite: false, () =>
        Done(StoreOf(store).GetAsync(key, CancellationToken.None)) is { } entry
            ? new Reply(HttpStatusCode.OK, JsonSerializer.SerializeToUtf8Bytes(Encoding.UTF8.GetString(entry.Value.Span)), "ETag", entry.ETag)
            : Reply.NoContent);

    public Task<Reply?> SaveAsync(string store, byte[] body)
    {
        StateOperation save = Operation(JsonElement.Parse(body)[0]);
        return RunAsync(store, save.Key, isWrite: true, () =>
        {
            if (Done(StoreOf(store).SaveAsync(save.Key, save.Value!.Value, save.Expected, save.TimeToLive, CancellationToken.None)) is null)
                return Refusal(save);
            node.World.Oracle.Saved(store, save.Key, SavedText.Of(save.Value.Value.Span));
            return Reply.NoContent;
        });
    }

    public Task<Reply?> DeleteAsync(string store, string key, string? etag)
    {
        Expected expected = etag is null ? Expected.Any : Expected.Version(etag);
        return RunAsync(store, key, isWrite: true, () => Done(StoreOf(store).DeleteAsync(key, expected, CancellationToken.None))
            ? Reply.NoContent
            : Reply.Error(HttpStatusCode.Conflict, "ERR_STATE_DELETE"));
    }

    public Task<Reply?> TransactAsync(string store, byte[] body)
    {
        StateOperation[] operations =
        [
            .. JsonElement.Parse(body).GetProperty("operations").EnumerateArray().Select(each => Operation(each.GetProperty("request"))),
        ];
        return RunAsync(store, operations[0].Key, isWrite: true, () => Done(StoreOf(store).TransactAsync(operations, CancellationToken.None))
            ? Reply.NoContent
            : Reply.Error(HttpStatusCode.InternalServerError, "ERR_STATE_TRANSACTION"));
    }

    private static Reply Refusal(StateOperation save) => save.Expected.What == Expected.Kind.Absent
        ? Reply.Error(HttpStatusCode.InternalServerError, "ERR_STATE_SAVE")
        : Reply.Error(HttpStatusCode.Conflict, "ERR_STATE_SAVE");

    private static StateOperation Operation(JsonElement request) => new(
        request.GetProperty("key").GetString()!,
        request.TryGetProperty("value", out JsonElement value) ? Encoding.UTF8.GetBytes(value.GetString()!) : null,
        request.TryGetProperty("etag", out JsonElement etag) ? Expected.Version(etag.GetString()!) : value.ValueKind is JsonValueKind.Undefined ? Expected.Any : Expected.Absent,
        request.TryGetProperty("metadata", out JsonElement metadata)
            ? TimeSpan.FromSeconds(double.Parse(metadata.GetProperty("ttlInSeconds").GetString()!, System.Globalization.CultureInfo.InvariantCulture))
            : null);

    private static T Done<T>(ValueTask<T> call) => call.IsCompleted ? call.Result : throw new InvalidOperationException("not done at once");

    private MemoryStateStore StoreOf(string store) => store == StateStores.Rooms ? node.World.Rooms : node.World.Documents;

    // What fails is told with 500, or nothing is told.
    private async Task<Reply?> RunAsync(string store, string key, bool isWrite, Func<Reply> apply)
    {
        bool hasOneWriter = key.StartsWith("workflow/", StringComparison.Ordinal);
        StoreFate fate = node.World.Weather.Store(isWrite, hasOneWriter);
        node.World.Trace.Mix(key.Length);
        node.World.Trace.Line($"{node.Name} {(isWrite ? "writes" : "reads")} {key} {fate}");
        if (fate.IsAtOnce)
            return apply();
        StoreCall<Reply> call = new(node, apply, hasOneWriter);
        call.Start(store, fate);
        try
        {
            return await call.Task;
        }
        catch (DependencyUnavailableException)
        {
            return node.World.Random.Chance(0.5) ? Reply.Error(HttpStatusCode.InternalServerError, isWrite ? "ERR_STATE_SAVE" : "ERR_STATE_GET") : null;
        }
    }
}
