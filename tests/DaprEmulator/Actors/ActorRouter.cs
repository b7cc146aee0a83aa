using System.Net;
using System.Text;
using BlazingSun.DaprEmulator.Http;

namespace BlazingSun.DaprEmulator.Actors;

/// <summary>Brings calls to the host of an actor, wherever it is, and again when it moves.</summary>
internal sealed class ActorRouter(DaprWorld world)
{
    /// <summary>Calls an actor.</summary>
    /// <param name="actor">Which.</param>
    /// <param name="path">What comes after <c>method/</c>.</param>
    /// <param name="headers">For the app, given whether the actor is elsewhere than <paramref name="from"/>.</param>
    /// <param name="body">The body.</param>
    /// <param name="from">The sidecar whose app calls; null for the scheduler.</param>
    /// <param name="cancellationToken">The caller's patience.</param>
    /// <exception cref="ActorFailedException">It did not answer 200.</exception>
    internal async Task<AppAnswer> CallAsync(
        ActorId actor,
        string path,
        IReadOnlyList<KeyValuePair<string, string>> headers,
        byte[] body,
        Sidecar? from,
        CancellationToken cancellationToken)
    {
        for (int lost = 0; ; lost++)
        {
            Sidecar host = await FindAsync(actor, cancellationToken);
            bool remote = from is not null && host != from;
            try
            {
                return Check(
                    await host.Actors.CallAsync(actor, path, remote ? [.. headers, new("X-Dapr-Remote", "true")] : headers, body, cancellationToken),
                    actor,
                    path);
            }
            catch (ActorMovedException)
            {
                if (!host.Killed.IsCancellationRequested)
                    continue;
                if (lost == OwnRetries(actor, world.Timings.CallRetries))
                    throw new ActorFailedException("rpc error: code = Unavailable desc = connection error");
                await Task.Delay(world.Timings.Retry, world.Time, cancellationToken);
            }
            catch (HttpRequestException error)
            {
                throw new ActorFailedException($"Put \"/actors/{actor}/method/{path}\": {error.Message}");
            }
        }
    }

    private async Task<Sidecar> FindAsync(ActorId actor, CancellationToken cancellationToken)
    {
        for (int attempt = 0; ; attempt++)
        {
            if (await world.Placement.FindAsync(actor, cancellationToken) is { } host)
                return host;
            if (attempt == OwnRetries(actor, world.Timings.LookupRetries))
            {
                throw new ActorFailedException(
                    $"failed to lookup actor: api error: code = FailedPrecondition desc = did not find address for actor '{actor}'");
            }

            await Task.Delay(world.Timings.Retry, world.Time, cancellationToken);
        }
    }

    private int OwnRetries(ActorId actor, int usual) => world.ActorRetry(actor.Type) is null ? usual : 0;

    private static AppAnswer Check(AppAnswer answer, ActorId actor, string path) => answer.Status switch
    {
        HttpStatusCode.OK => answer,
        HttpStatusCode.NotFound => throw new ActorFailedException($"actor method not found: actors/{actor}/method/{path}"),
        _ => throw new ActorFailedException($"error from actor service: ({(int)answer.Status}) {Encoding.UTF8.GetString(answer.Body)}"),
    };
}
