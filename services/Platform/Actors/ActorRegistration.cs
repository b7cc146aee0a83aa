using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Platform.Actors;

/// <summary>An actor type that this app hosts: how to make one, and its methods.</summary>
/// <param name="ActorType">The type's name.</param>
/// <param name="Create">Makes an activation.</param>
/// <param name="Methods">By name.</param>
/// <param name="IdleTimeout">An actor without a call for this long is deactivated.</param>
public sealed record ActorRegistration(
    string ActorType,
    Func<IServiceProvider, ActorContext, Actor> Create,
    IReadOnlyDictionary<string, IActorMethodHandler> Methods,
    TimeSpan IdleTimeout);

/// <summary>Runs a method on an activation: with objects in one process, with JSON across a wire.</summary>
public interface IActorMethodHandler
{
    /// <summary>Runs with the request itself.</summary>
    ValueTask<object?> RunAsync(Actor actor, object? request, CancellationToken cancellationToken);

    /// <summary>Runs with UTF-8 JSON in and out.</summary>
    ValueTask<byte[]> RunJsonAsync(Actor actor, ReadOnlyMemory<byte> request, CancellationToken cancellationToken);
}

/// <summary>A handler that knows its types: the path within one process, where nothing is boxed.</summary>
public interface IActorMethodHandler<in TRequest, TResponse> : IActorMethodHandler
{
    /// <summary>Runs with the request itself.</summary>
    ValueTask<TResponse> RunAsync(Actor actor, TRequest request, CancellationToken cancellationToken);
}

/// <summary>Collects the methods of an actor type.</summary>
public sealed class ActorMethods<TActor>
    where TActor : Actor
{
    internal Dictionary<string, IActorMethodHandler> Handlers { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds a method.</summary>
    public ActorMethods<TActor> On<TRequest, TResponse>(
        ActorMethod<TRequest, TResponse> method, Func<TActor, TRequest, CancellationToken, ValueTask<TResponse>> run)
    {
        Handlers.Add(method.Name, new Handler<TRequest, TResponse>(method, run));
        return this;
    }

    private sealed class Handler<TRequest, TResponse>(
        ActorMethod<TRequest, TResponse> method, Func<TActor, TRequest, CancellationToken, ValueTask<TResponse>> run)
        : IActorMethodHandler<TRequest, TResponse>
    {
        public ValueTask<TResponse> RunAsync(Actor actor, TRequest request, CancellationToken cancellationToken) =>
            run((TActor)actor, request, cancellationToken);

        public async ValueTask<object?> RunAsync(Actor actor, object? request, CancellationToken cancellationToken) =>
            await run((TActor)actor, (TRequest)request!, cancellationToken);

        public async ValueTask<byte[]> RunJsonAsync(Actor actor, ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
        {
            TRequest value = JsonSerializer.Deserialize(request.Span, method.Request)!;
            return JsonSerializer.SerializeToUtf8Bytes(await run((TActor)actor, value, cancellationToken), method.Response);
        }
    }
}

/// <summary>Declares hosted actor types.</summary>
public static class ActorServices
{
    /// <summary>Hosts an actor type in this app.</summary>
    public static IServiceCollection AddActor<TActor>(
        this IServiceCollection services,
        string actorType,
        TimeSpan idleTimeout,
        Func<IServiceProvider, ActorContext, TActor> create,
        Action<ActorMethods<TActor>> methods)
        where TActor : Actor
    {
        ActorMethods<TActor> table = new();
        methods(table);
        return services.AddSingleton(new ActorRegistration(actorType, create, table.Handlers, idleTimeout));
    }
}
