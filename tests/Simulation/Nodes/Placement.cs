using BlazingSun.Platform.Actors.Hosting;
using BlazingSun.Simulation.Worlds;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Simulation.Nodes;

/// <summary>Which program hosts which actor. When one moves, its old activation finishes what it has begun, beside the new one.</summary>
internal sealed class Placement(World world)
{
    private readonly Dictionary<string, Node> _homes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _placedAnew = new(StringComparer.Ordinal);

    /// <summary>The program that has the actor, or gets it now; null when there is none.</summary>
    public Node? HomeOf(string actorId)
    {
        if (_homes.TryGetValue(actorId, out Node? home) && home.IsUp)
            return home;
        Node[] up = [.. world.GamesNodes.Select(slot => slot.Up).OfType<Node>()];
        return up.Length == 0 ? null : Place(actorId, world.Random.Pick(up));
    }

    /// <summary>
    /// A call has come to the actor's program. After a move it finds no activation of former times: a reminder may have left one behind.
    /// </summary>
    public void Arrive(Node node, string actorId)
    {
        if (_placedAnew.Remove(actorId))
            _ = CloseAsync(node, actorId);
    }

    /// <summary>Moves an actor to another program.</summary>
    public void Move()
    {
        Node[] up = [.. world.GamesNodes.Select(slot => slot.Up).OfType<Node>()];
        string[] actors = [.. _homes.Where(home => home.Value.IsUp).Select(home => home.Key)];
        if (up.Length < 2 || actors.Length == 0)
            return;
        string actor = world.Random.Pick(actors);
        Node from = _homes[actor];
        Place(actor, world.Random.Pick(up.Where(node => node != from).ToArray()));
        world.Trace.Line($"actor {actor} moves from {from.Name} to {_homes[actor].Name}");
        from.Lane.Post(() => _ = CloseAsync(from, actor));
    }

    private Node Place(string actorId, Node node)
    {
        _placedAnew.Add(actorId);
        return _homes[actorId] = node;
    }

    private static async Task CloseAsync(Node node, string actor)
    {
        ActorTurns turns = node.Services.GetRequiredService<ActorTurns>();
        foreach (ActorKind kind in turns.Kinds)
        {
            if (kind.Find(actor) is { } mailbox)
                await turns.CloseAsync(kind, actor, mailbox, CancellationToken.None);
        }
    }
}
