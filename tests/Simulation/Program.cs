using BlazingSun.Simulation;
using BlazingSun.Simulation.Bugs;
using BlazingSun.Simulation.Runs;

if (SimulationOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(SimulationOptions.Usage);
    return 2;
}

if (options.Bug is not null && AllBugs.Find(options.Bug) is null)
{
    Console.Error.WriteLine($"There is no bug '{options.Bug}'. There are: {string.Join(", ", AllBugs.Names)}.");
    return 2;
}

if (options.Seed is { } seed)
{
    SeedResult result = SeedRun.Run(seed, AllBugs.Find(options.Bug), isTraced: true);
    Console.WriteLine(Report.Of(result, options.Bug, int.MaxValue));
    return result.Violation is null ? 0 : 1;
}

Campaign campaign = new(options.From, options.Seeds, options.Jobs, AllBugs.Find(options.Bug));
long began = TimeProvider.System.GetTimestamp();
using (ITimer progress = TimeProvider.System.CreateTimer(_ => Say(), null, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5)))
    campaign.Run();
Say();
Console.WriteLine();
if (campaign.Failed is not { } failed)
    return 0;
Console.WriteLine(Report.Of(SeedRun.Run(failed.Seed, AllBugs.Find(options.Bug), isTraced: true), options.Bug));
return 1;

void Say() => Console.Write($"\r{campaign.Done:N0} of {options.Seeds:N0} seeds in {TimeProvider.System.GetElapsedTime(began).TotalSeconds:N0} s");
