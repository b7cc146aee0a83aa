using BlazingSun.Simulation.Nodes;
using BlazingSun.Simulation.Worlds;

namespace BlazingSun.Simulation.Sidecars;

/// <summary>A call to a program that may end before it answers.</summary>
internal static class HostCall
{
    private static readonly TimeSpan NoticingTakes = TimeSpan.FromMilliseconds(500);

    /// <param name="home">The program.</param>
    /// <param name="call">What it does, in its own lane.</param>
    /// <param name="settle">Called once, with its answer; null = it has ended, and may have done it all the same.</param>
    public static void Begin(Node home, Func<Task<Reply>> call, Action<Reply?> settle)
    {
        World world = home.World;
        bool isSettled = false;
        void Settle(Reply? reply)
        {
            if (isSettled)
                return;
            isSettled = true;
            settle(reply);
        }

        void Lost() => world.Scheduler.After(NoticingTakes, () => Settle(null));
        home.Ended += Lost;
        world.Scheduler.After(world.Weather.Latency(), () =>
        {
            if (home.IsUp)
                home.Lane.Post(() => _ = RunAsync());
            else
                Lost();
        });

        async Task RunAsync()
        {
            Reply reply = await call();
            home.Ended -= Lost;
            world.Scheduler.After(world.Weather.Latency(), () => Settle(reply));
        }
    }
}
