using System.Globalization;
using System.Net;
using System.Text.Json;
using BlazingSun.DaprEmulator.Http;

namespace BlazingSun.DaprEmulator.State;

/// <summary>The state API of a sidecar.</summary>
internal sealed class StateApi(Sidecar sidecar)
{
    private readonly DaprWorld _world = sidecar.World;

    /// <param name="path">What comes after <c>/v1.0/state</c>.</param>
    /// <param name="call">The call.</param>
    internal Task<Reply> HandleAsync(string[] path, ApiCall call)
    {
        if (path.Length == 0 || sidecar.Store(path[0]) is not { } store)
        {
            return Task.FromResult(Reply.Error(
                HttpStatusCode.BadRequest, "ERR_STATE_STORE_NOT_FOUND", $"state store {path.FirstOrDefault()} is not found"));
        }

        return path switch
        {
            [_] when call.IsWrite => SaveAsync(store, call),
            [_, "bulk"] when call.IsWrite => BulkGetAsync(store, call),
            [_, "transaction"] when call.IsWrite => TransactAsync(store, call),
            [_, string key] when call.Method == "GET" => GetAsync(store, key, call.Aborted),
            [_, string key] when call.Method == "DELETE" => DeleteAsync(store, key, call),
            _ => Task.FromResult(Reply.NotFound),
        };
    }

    private async Task<Reply> GetAsync(EmulatedStore store, string key, CancellationToken cancellationToken)
    {
        if (StateRequest.CheckKey(key, store.Name) is { } malformed)
            return malformed;
        if (store.Dependency.IsAway)
        {
            await Task.Delay(_world.Timings.StoreAwayRead, _world.Time, cancellationToken);
            return Failed("ERR_STATE_GET", $"fail to get {key} from state store {store.Name}: dial tcp: connect: connection refused");
        }

        if (store.Get(store.Key(sidecar.AppId, key)) is not { } value)
            return Reply.NoContent;
        Reply found = Reply.Of(HttpStatusCode.OK, value.Json, new KeyValuePair<string, string>("Etag", value.ETag));
        return store.Flavour.ReportsExpiry && value.Expires is { } expires
            ? found with { Headers = [.. found.Headers, new("Metadata.ttlexpiretime", expires.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture))] }
            : found;
    }

    private async Task<Reply> SaveAsync(EmulatedStore store, ApiCall call)
    {
        if (StateRequest.Parse(call, JsonValueKind.Array, "[]state.SetRequest", out Reply? error) is not { } body)
            return error!;
        List<StateWrite> writes = [];
        foreach (JsonElement item in body.EnumerateArray())
        {
            if (StateRequest.Read(item, delete: false, store, sidecar.AppId, out error) is not { } write)
                return error!;
            writes.Add(write);
        }

        string failed = $"failed saving state in state store {store.Name}: ";
        if (writes.Count > 0 && await AwayAsync(store, "ERR_STATE_SAVE", failed, call.Aborted) is { } away)
            return away;

        // Each key is written for itself: one that conflicts does not hold up the others.
        Refusal refusal = writes.Select(store.Write).ToList().Aggregate(Refusal.None, Worse);
        return Answer(refusal, "ERR_STATE_SAVE", failed);
    }

    private async Task<Reply> DeleteAsync(EmulatedStore store, string key, ApiCall call)
    {
        string failed = $"failed deleting state with key {key}: ";
        if (await AwayAsync(store, "ERR_STATE_DELETE", failed, call.Aborted) is { } away)
            return away;
        StateWrite delete = new(store.Key(sidecar.AppId, key), null, call.Header("If-Match") is { Length: > 0 } etag ? etag : null);
        return Answer(store.Write(delete), "ERR_STATE_DELETE", failed);
    }

    private async Task<Reply> BulkGetAsync(EmulatedStore store, ApiCall call)
    {
        if (StateRequest.Parse(call, JsonValueKind.Object, "http.BulkGetRequest", out Reply? error) is not { } body)
            return error!;
        if (await AwayAsync(store, "ERR_STATE_BULK_GET", "", call.Aborted) is { } away)
            return away;
        List<(string Key, StoredValue? Value)> found = [.. (body.TryGetProperty("keys", out JsonElement keys) ? keys.EnumerateArray() : [])
            .Select(key => key.GetString()!).Select(key => (key, store.Get(store.Key(sidecar.AppId, key))))];
        if (!store.Flavour.AnswersInOrder)
            found = [.. found.Where(entry => entry.Value is not null).Reverse(), .. found.Where(entry => entry.Value is null)];
        return Reply.Ok($"[{string.Join(',', found.Select(entry => Entry(entry.Key, entry.Value)))}]\n");
    }

    private static string Entry(string key, StoredValue? value)
    {
        string data = value is null ? "" : $",\"data\":{value.Json},\"etag\":\"{value.ETag}\"";
        return $"{{\"key\":{GoJson.Quote(key)}{data}}}";
    }

    private async Task<Reply> TransactAsync(EmulatedStore store, ApiCall call)
    {
        if (StateRequest.Parse(call, JsonValueKind.Object, "http.TransactionRequest", out Reply? error) is not { } body)
            return error!;
        List<StateWrite> writes = [];
        foreach (JsonElement operation in body.TryGetProperty("operations", out JsonElement operations) ? operations.EnumerateArray() : [])
        {
            string kind = operation.GetProperty("operation").GetString()!;
            if (kind is not ("upsert" or "delete"))
            {
                return Reply.Error(
                    HttpStatusCode.BadRequest, "ERR_NOT_SUPPORTED_STATE_OPERATION", $"operation type {kind} not supported");
            }

            if (StateRequest.Read(operation.GetProperty("request"), kind == "delete", store, sidecar.AppId, out error) is not { } write)
                return error!;
            writes.Add(write);
        }

        const string failed = "error while executing state transaction: ";
        if (await AwayAsync(store, "ERR_STATE_TRANSACTION", failed, call.Aborted) is { } away)
            return away;
        return store.Transact(writes) == Refusal.None
            ? Reply.NoContent
            : Failed("ERR_STATE_TRANSACTION", failed + "possible etag mismatch. error from state store");
    }

    private async Task<Reply?> AwayAsync(EmulatedStore store, string code, string failed, CancellationToken cancellationToken)
    {
        if (!store.Dependency.IsAway)
            return null;
        await Task.Delay(_world.Timings.StoreAwaySave, _world.Time, cancellationToken);
        return Failed(code, failed + "dial tcp: connect: connection refused");
    }

    private static Reply Answer(Refusal refusal, string code, string failed) => refusal switch
    {
        Refusal.None => Reply.NoContent,
        Refusal.Mismatch => Reply.Error(HttpStatusCode.Conflict, code, failed + "possible etag mismatch. error from state store"),
        Refusal.InvalidETag => Reply.Error(HttpStatusCode.BadRequest, code, failed + "invalid etag value: invalid syntax"),
        _ => Failed(code, failed + "failed to set key"),
    };

    private static Refusal Worse(Refusal one, Refusal other) => one == Refusal.None || other == Refusal.Mismatch ? other : one;

    private static Reply Failed(string code, string message) => Reply.Error(HttpStatusCode.InternalServerError, code, message);
}
