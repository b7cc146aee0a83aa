using BlazingSun.Games.Rooms;
using BlazingSun.Platform.Actors;
using BlazingSun.Simulation.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Simulation.Bugs;

/// <summary>A resume leaves out the first event that was missed.</summary>
internal sealed class PartialResume : IBug
{
    public string Name => "partial-resume";

    public void AddTo(Node node, IServiceCollection services) =>
        services.AddSingleton<IActorClient>(provider => new Client(provider.GetRequiredService<PlacedActorClient>()));

    private sealed class Client(IActorClient actors) : IActorClient
    {
        public async ValueTask<TResponse> InvokeAsync<TRequest, TResponse>(
            ActorMethod<TRequest, TResponse> method, string actorId, TRequest request, CancellationToken cancellationToken)
        {
            TResponse response = await actors.InvokeAsync(method, actorId, request, cancellationToken);
            return response is RoomLook { Sync: { Missed: { Count: > 0 } missed } sync } look
                ? (TResponse)(object)(look with { Sync = sync with { Missed = [.. missed.Skip(1)] } })
                : response;
        }
    }
}
