using System.Text.Json;
using BlazingSun.Platform.Actors;
using BlazingSun.Platform.Actors.Hosting;
using Microsoft.Extensions.Options;

namespace BlazingSun.Platform.Embedded.Actors;

/// <summary>Calls actors of this process.</summary>
internal sealed class EmbeddedActorClient(ActorTurns turns, IOptions<EmbeddedActorOptions> options) : IActorClient
{
    private readonly bool _serialize = options.Value.SerializeActorCalls;

    public ValueTask<TResponse> InvokeAsync<TRequest, TResponse>(
        ActorMethod<TRequest, TResponse> method, string actorId, TRequest request, CancellationToken cancellationToken)
    {
        ActorKind kind = turns.Kind(method.ActorType);
        IActorMethodHandler handler = kind.Method(method.Name);
        if (_serialize || handler is not IActorMethodHandler<TRequest, TResponse> typed)
            return InvokeJsonAsync(kind, method, handler, actorId, request, cancellationToken);
        return turns.RunAsync(
            kind,
            actorId,
            static (actor, call, token) => call.Handler.RunAsync(actor, call.Request, token),
            new Call<TRequest, TResponse>(typed, request),
            cancellationToken);
    }

    private async ValueTask<TResponse> InvokeJsonAsync<TRequest, TResponse>(
        ActorKind kind,
        ActorMethod<TRequest, TResponse> method,
        IActorMethodHandler handler,
        string actorId,
        TRequest request,
        CancellationToken cancellationToken)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(request, method.Request);
        byte[] response = await turns.RunAsync(
            kind,
            actorId,
            static (actor, call, token) => call.Handler.RunJsonAsync(actor, call.Json, token),
            (Handler: handler, Json: json),
            cancellationToken);
        return JsonSerializer.Deserialize(response, method.Response)!;
    }

    private readonly record struct Call<TRequest, TResponse>(IActorMethodHandler<TRequest, TResponse> Handler, TRequest Request);
}
