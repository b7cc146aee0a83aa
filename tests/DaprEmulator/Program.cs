using BlazingSun.DaprEmulator;

if (args.Length == 0)
{
    Console.Error.WriteLine("usage: DaprEmulator --app ID=APP_PORT,HTTP_PORT,GRPC_PORT … [--data FOLDER]");
    return 2;
}

await using DaprWorld world = new(new DaprWorldOptions { Folder = Arguments.Folder(args) });
foreach ((string appId, int appPort, SidecarOptions options) in Arguments.Apps(args))
{
    Sidecar sidecar = await world.AddSidecarAsync(appId, appPort, options);
    Console.WriteLine($"{appId}: HTTP {sidecar.HttpPort}, gRPC {sidecar.GrpcPort}, app {appPort}");
}

TaskCompletionSource stop = new();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.TrySetResult();
};
AppDomain.CurrentDomain.ProcessExit += (_, _) => stop.TrySetResult();
await stop.Task;
return 0;
