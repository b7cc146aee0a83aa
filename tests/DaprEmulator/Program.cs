using System.Runtime.InteropServices;
using BlazingSun.DaprEmulator;
using BlazingSun.DaprEmulator.Faults;

if (!args.Contains("--app"))
{
    Console.Error.WriteLine(Arguments.Usage);
    return 2;
}

await using DaprWorld world = new(Arguments.World(args));
foreach ((string appId, int appPort, SidecarOptions options) in Arguments.Apps(args))
{
    Sidecar sidecar = await world.AddSidecarAsync(appId, appPort, options);
    Console.WriteLine($"{appId}: app {appPort}, HTTP {sidecar.HttpPort}, gRPC {sidecar.GrpcPort}");
}

await using FaultControl? control = Arguments.ControlPort(args) is { } port ? await FaultControl.StartAsync(world, port) : null;
TaskCompletionSource stop = new(TaskCreationOptions.RunContinuationsAsynchronously);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
await stop.Task;
return 0;

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.TrySetResult();
}
