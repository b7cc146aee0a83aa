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
Console.WriteLine(await run.PlayAsync(stop.Token));
if (options.Idle > 0)
    Console.WriteLine(await run.IdleAsync(stop.Token));
Console.WriteLine($"Violations of order, number or content, and refusals: {violations.Count}");
foreach (string violation in violations.First)
    Console.WriteLine($"- {violation}");
return violations.Count == 0 ? 0 : 1;
