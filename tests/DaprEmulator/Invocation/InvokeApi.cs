using System.Net;
using BlazingSun.DaprEmulator.Http;
using Microsoft.Extensions.Primitives;

namespace BlazingSun.DaprEmulator.Invocation;

/// <summary>Calls from app to app: they go through as they are, and so do the answers.</summary>
internal sealed class InvokeApi(Sidecar sidecar)
{
    private static readonly string[] HopByHop =
        ["Connection", "Keep-Alive", "Transfer-Encoding", "TE", "Trailer", "Upgrade", "Proxy-Connection", "Host", "dapr-api-token", "dapr-app-id"];

    private readonly DaprWorld _world = sidecar.World;

    /// <summary>Whether this is a call to another app; then where to, and the path there as it is on the wire.</summary>
    internal static bool IsInvocation(ApiCall call, out string appId, out string path)
    {
        const string prefix = "/v1.0/invoke/";
        (appId, path) = (call.Header("dapr-app-id") ?? "", call.RawPath);
        if (call.Path is not ["v1.0", "invoke", string id, "method", ..])
            return appId.Length > 0 && call.Path[0] is not ("v1.0" or "v1.0-alpha1" or "v1.0-beta1");
        int method = call.RawPath.IndexOf("/method", prefix.Length, StringComparison.Ordinal);
        (appId, path) = (id, call.RawPath[(method + "/method".Length)..]);
        return true;
    }

    internal async Task<Reply> HandleAsync(string appId, string path, ApiCall call)
    {
        for (int attempt = 0; ; attempt++)
        {
            (Sidecar? target, bool known) = _world.Resolve(appId);
            if (target is not null)
                return await CallAsync(target, path + call.RawQuery, call);
            if (!known)
            {
                await Task.Delay(_world.Timings.NameResolution, _world.Time, call.Aborted);
                return Failed(appId, $"couldn't find service: {appId}");
            }

            if (attempt == _world.Timings.CallRetries)
                return Failed(appId, $"failed to invoke target {appId} after {attempt} retries. Error: rpc error: code = Unavailable desc = connection error");
            await Task.Delay(_world.Timings.Retry, _world.Time, call.Aborted);
        }
    }

    private async Task<Reply> CallAsync(Sidecar target, string path, ApiCall call)
    {
        if (!target.IsAppHealthy)
            return Failed(target.AppId, "rpc error: code = Internal desc = app is not in a healthy state");
        try
        {
            using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(call.Aborted, target.Killed);
            AppAnswer answer = await target.App.CallAsync(call.Method, path, Headers(target, call), call.Body, either.Token);
            return new Reply(answer.Status, answer.Body) { Headers = [.. answer.Headers.Where(header => !IsHopByHop(header.Key))] };
        }
        catch (HttpRequestException error)
        {
            return Failed(target.AppId, $"rpc error: code = Internal desc = error invoking app channel: {error.Message}");
        }
    }

    private IEnumerable<KeyValuePair<string, string>> Headers(Sidecar target, ApiCall call)
    {
        foreach ((string name, StringValues values) in call.Headers)
        {
            if (!IsHopByHop(name) && !name.StartsWith(':'))
                yield return new(name, values.ToString());
        }

        yield return new("dapr-caller-app-id", sidecar.AppId);
        yield return new("dapr-caller-namespace", "default");
        yield return new("dapr-callee-app-id", target.AppId);
    }

    private static bool IsHopByHop(string name) => HopByHop.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static Reply Failed(string appId, string why) =>
        Reply.Error(HttpStatusCode.InternalServerError, "ERR_DIRECT_INVOKE", $"failed to invoke, id: {appId}, err: {why}");
}
