using BlazingSun.Platform;
using BlazingSun.Platform.Actors;
using BlazingSun.Platform.Embedded.Actors;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Simulation.Nodes;

/// <summary>Calls actors where they are placed: here, or in another program over a wire.</summary>
internal sealed class PlacedActorClient(Node node, EmbeddedActorClient here) : IActorClient
{
    public ValueTask<TResponse> InvokeAsync<TRequest, TResponse>(
        ActorMethod<TRequest, TResponse> method, string actorId, TRequest request, CancellationToken cancellationToken)
    {
        if (node.World.Placement.HomeOf(actorId) is not { } home)
            throw new DependencyUnavailableException("actors", "no program hosts them");
        return home == node
            ? InvokeHereAsync(method, actorId, request, cancellationToken)
            : RemoteCall.RunAsync(
                node, home, "actors",
                () => home.Services.GetRequiredService<PlacedActorClient>().InvokeHereAsync(method, actorId, request, CancellationToken.None),
                cancellationToken);
    }

    private ValueTask<TResponse> InvokeHereAsync<TRequest, TResponse>(
        ActorMethod<TRequest, TResponse> method, string actorId, TRequest request, CancellationToken cancellationToken)
    {
        node.World.Placement.Arrive(node, actorId);
        return here.InvokeAsync(method, actorId, request, cancellationToken);
    }
}
