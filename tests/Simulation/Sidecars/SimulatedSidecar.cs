using BlazingSun.Platform;
using BlazingSun.Platform.Dapr.Sidecar;
using BlazingSun.Simulation.Nodes;

namespace BlazingSun.Simulation.Sidecars;

/// <summary>
/// One program's sidecar: the API that the product uses, in front of the world's broker, stores and actors. It fails, is slow, and loses answers
/// to calls that were carried out.
/// </summary>
internal sealed class SimulatedSidecar(Node node) : ISidecarClient
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly SidecarState _state = new(node);
    private readonly SidecarActors _actors = new(node);

    public async Task<HttpResponseMessage> SendAsync(
        string dependency, HttpRequestMessage request, CancellationToken cancellationToken, TimeSpan? timeout = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeout ?? Patience, TimeSpan.Zero, nameof(timeout));
        cancellationToken.ThrowIfCancellationRequested();
        TaskCompletionSource<Reply> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        node.World.Scheduler.After(
            timeout ?? Patience, () => answer.TrySetException(new DependencyUnavailableException(dependency, "the sidecar did not answer in time")));
        _ = AnswerAsync(request, answer);
        using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(
            static (state, token) => ((TaskCompletionSource<Reply>)state!).TrySetCanceled(token), answer);
        return (await answer.Task).ToMessage();
    }

    private async Task AnswerAsync(HttpRequestMessage request, TaskCompletionSource<Reply> answer)
    {
        byte[] body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(CancellationToken.None);
        string[] path = request.RequestUri!.OriginalString.Split('?')[0].Split('/')[1..];
        if (await HandleAsync(request, [.. path.Select(Uri.UnescapeDataString)], body) is { } reply)
            answer.TrySetResult(reply);
    }

    // Null: it never answers.
    private Task<Reply?> HandleAsync(HttpRequestMessage request, string[] path, byte[] body) => path switch
    {
        [_, "state", var store, "transaction"] => _state.TransactAsync(store, body),
        [_, "state", var store, var key] when request.Method == HttpMethod.Get => _state.ReadAsync(store, key),
        [_, "state", var store, var key] => _state.DeleteAsync(store, key, request.Headers.NonValidated.TryGetValues("If-Match", out var tag) ? tag.ToString() : null),
        [_, "state", var store] => _state.SaveAsync(store, body),
        [_, "publish", "bulk", _, var topic] => SidecarPublish.HandleAsync(node, topic, body),
        [_, "actors", var type, var id, "method", var method] => _actors.InvokeAsync(new(type, id, method), body),
        [_, "actors", var type, var id, "reminders", var name] => _actors.RemindAsync(new(type, id, name), request.Method == HttpMethod.Post ? body : null),
        _ => throw new NotSupportedException(request.RequestUri!.OriginalString),
    };
}
