using System.Net.WebSockets;
using BlazingSun.Load;
using BlazingSun.Load.Measuring;
using BlazingSun.Players;

LoadOptions options;
try
{
    options = LoadOptions.Parse(args);
}
catch (FormatException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 2;
}

using CancellationTokenSource stop = new();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
Violations violations = new();
Run run = new(options, violations);
try
{
    if (options.Rooms > 0)
        Console.WriteLine(await run.PlayAsync(stop.Token));
    if (options.Lobby > 0)
        Console.WriteLine(await run.TalkAsync(stop.Token));
    if (options.Idle > 0)
        Console.WriteLine(await run.IdleAsync(stop.Token));
    if (options.Returns > 0)
        Console.WriteLine(await run.ReturnAsync(stop.Token));
}
catch (Exception end) when (end is OperationCanceledException or InvalidOperationException or WebSocketException or HttpRequestException)
{
    // Stopped by hand, or a server does not start, refuses a bot or is gone.
    violations.Add(end.Message);
}

Console.WriteLine($"Violations of order, number or content, and refusals: {violations.Count}");
foreach (string violation in violations.First)
    Console.WriteLine($"- {violation}");
return violations.Count == 0 ? 0 : 1;
