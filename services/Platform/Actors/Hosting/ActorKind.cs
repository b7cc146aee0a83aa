using System.Collections.Concurrent;

namespace BlazingSun.Platform.Actors.Hosting;

/// <summary>A hosted actor type and the mailboxes of those of its actors that are in memory.</summary>
internal sealed class ActorKind(ActorRegistration registration)
{
    private readonly ConcurrentDictionary<string, Mailbox> _mailboxes = new(StringComparer.Ordinal);

    public ActorRegistration Registration => registration;

    public string Name => registration.ActorType;

    /// <summary>A snapshot: other threads may add and remove meanwhile.</summary>
    public IEnumerable<KeyValuePair<string, Mailbox>> Mailboxes => _mailboxes;

    public Mailbox? Find(string actorId) => _mailboxes.GetValueOrDefault(actorId);

    public Mailbox FindOrAdd(string actorId) => _mailboxes.GetOrAdd(actorId, static _ => new Mailbox());

    public void Remove(string actorId, Mailbox mailbox) => _mailboxes.TryRemove(KeyValuePair.Create(actorId, mailbox));

    public IActorMethodHandler Method(string name) =>
        registration.Methods.TryGetValue(name, out IActorMethodHandler? handler)
            ? handler
            : throw new InvalidOperationException($"Actor type '{Name}' has no method '{name}'.");
}
