using System.Net.WebSockets;
using System.Runtime.ExceptionServices;
using BlazingSun.Platform;
using BlazingSun.Platform.Workflows;
using BlazingSun.Simulation.Worlds;

namespace BlazingSun.Simulation.Runs;

/// <summary>Sees every exception of a world when it is thrown, also those that somebody swallows or nobody awaits. All but a few kinds are bugs.</summary>
internal sealed class ThrownExceptions : IDisposable
{
    [ThreadStatic]
    private static World? _world;

    static ThrownExceptions() => AppDomain.CurrentDomain.FirstChanceException += Thrown;

    private ThrownExceptions()
    {
    }

    public static IDisposable Watch(World world)
    {
        _world = world;
        return new ThrownExceptions();
    }

    public void Dispose() => _world = null;

    private static void Thrown(object? sender, FirstChanceExceptionEventArgs e)
    {
        if (_world is not { } world || IsExpected(e.Exception))
            return;
        _world = null;
        world.Verdict.Report($"an exception that is a bug: {e.Exception} {Environment.StackTrace}");
        _world = world;
    }

    private static bool IsExpected(Exception e) => e is DependencyUnavailableException or OperationCanceledException or WebSocketException
        or WorkflowTaskFailedException or TimeoutException;
}
