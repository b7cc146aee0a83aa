using System.Text.Json.Serialization.Metadata;

namespace BlazingSun.Platform.Actors;

/// <summary>A method of an actor type, shared by host and client. Request and response are immutable and have JSON.</summary>
public sealed record ActorMethod<TRequest, TResponse>(
    string ActorType, string Name, JsonTypeInfo<TRequest> Request, JsonTypeInfo<TResponse> Response);

/// <summary>Calls actors wherever they live.</summary>
public interface IActorClient
{
    /// <summary>
    /// Runs one turn. Calls to one actor from one caller that do not await each other may run in any order; the turns never overlap.
    /// After an exception the turn may have happened, and it may happen twice when hosts change.
    /// </summary>
    /// <exception cref="DependencyUnavailableException">No host, or no answer in time.</exception>
    ValueTask<TResponse> InvokeAsync<TRequest, TResponse>(
        ActorMethod<TRequest, TResponse> method, string actorId, TRequest request, CancellationToken cancellationToken);
}
