using BlazingSun.Platform.Actors;
using BlazingSun.Platform.Workflows;
using BlazingSun.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Platform.Tests.Dapr.Real;

/// <summary>
/// What stands behind a real sidecar remembers earlier tests: ids get a beginning that no other test has, and what still comes to the actors of others is ignored.
/// </summary>
internal sealed class OwnNames
{
    private readonly string _prefix = RealSidecar.NewName() + "-";

    public void ApplyTo(IServiceCollection services)
    {
        Replace<IActorClient>(services, (inner, _) => new OwnActors(inner, _prefix));
        Replace<IWorkflowClient>(services, (inner, _) => new OwnWorkflows(inner, _prefix));
        for (int i = 0; i < services.Count; i++)
        {
            if (services[i].ImplementationInstance is ActorRegistration registration)
                services[i] = ServiceDescriptor.Singleton(registration with { Create = (provider, context) => Create(registration, provider, context) });
        }
    }

    private Actor Create(ActorRegistration registration, IServiceProvider services, ActorContext context) =>
        context.ActorId.StartsWith(_prefix, StringComparison.Ordinal)
            ? registration.Create(services, new OwnContext(context, context.ActorId[_prefix.Length..]))
            : new Stranger();

    private static void Replace<T>(IServiceCollection services, Func<T, IServiceProvider, T> wrap)
        where T : class
    {
        ServiceDescriptor inner = services.Last(service => service.ServiceType == typeof(T));
        services.Remove(inner);
        services.AddSingleton(provider => wrap((T)ActivatorUtilities.CreateInstance(provider, inner.ImplementationType!), provider));
    }

    private sealed class Stranger : Actor;

    private sealed class OwnContext(ActorContext inner, string id) : ActorContext
    {
        public override string ActorType => inner.ActorType;

        public override string ActorId => id;

        public override void DeactivateAfterTurn() => inner.DeactivateAfterTurn();

        public override ValueTask RegisterReminderAsync(string name, TimeSpan dueIn, ReadOnlyMemory<byte> data, CancellationToken cancellationToken) =>
            inner.RegisterReminderAsync(name, dueIn, data, cancellationToken);

        public override ValueTask UnregisterReminderAsync(string name, CancellationToken cancellationToken) =>
            inner.UnregisterReminderAsync(name, cancellationToken);
    }

    private sealed class OwnActors(IActorClient inner, string prefix) : IActorClient
    {
        public ValueTask<TResponse> InvokeAsync<TRequest, TResponse>(
            ActorMethod<TRequest, TResponse> method, string actorId, TRequest request, CancellationToken cancellationToken) =>
            inner.InvokeAsync(method, prefix + actorId, request, cancellationToken);
    }
}
