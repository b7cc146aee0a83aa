using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Events;

namespace BlazingSun.Simulation.Bugs;

/// <summary>The deliberate bugs: each is found, or the simulation sees too little.</summary>
internal static class AllBugs
{
    private static readonly IBug[] Bugs =
    [
        new StoreBug("tell-before-save", (store, node) => new EarlyAnswerStore(store, node)),
        new StoreBug("no-fence", (store, _) => new UnfencedStore(store)),
        new StoreBug("no-dedupe", (store, _) => new ForgetfulStore(store, room => room["answers"] = "")),
        new StoreBug("no-outbox", (store, _) => new ForgetfulStore(store, room =>
        {
            if (room["room"]?["seq"] is { } last)
                room["published"] = last.DeepClone();
        })),
        new ConsumerBug("repeated-numbers", Topics.GamesEvents, (consumer, node) => new RepeatingConsumer(consumer, node)),
        new PartialResume(),
        new FastClock(),
        new LostWorkflows(),
        new GameBug("leaking-view", view: (session, viewer, shown) =>
            shown is BiggerDiceView dice && session.SeatOf(viewer) < 0 ? dice with { Commitment = Convert.ToHexStringLower(session.ServerSeed) } : shown),
        new GameBug("loaded-dice", before: session => session with { FairOffset = session.FairOffset + 1 }),
    ];

    public static IEnumerable<string> Names => Bugs.Select(bug => bug.Name);

    public static IBug? Find(string? name) => Array.Find(Bugs, bug => bug.Name == name);
}
