using System.Diagnostics;
using System.Globalization;
using BlazingSun.DaprEmulator;
using BlazingSun.SystemTests.Hosting;
using BlazingSun.Testing;

namespace BlazingSun.SystemTests.Sidecars;

/// <summary>The suites of OUT/verify as it runs them, beside emulated sidecars that stay while programs come and go.</summary>
public class VerifyTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    private const string ApiToken = "sidecar-secret";
    private const string AppToken = "app-secret";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Suites_and_programs_take_turns_beside_sidecars_that_ask_only_once()
    {
        Assert.SkipWhen(postgres.Missing is not null, postgres.Missing ?? "");
        Assert.SkipUnless(File.Exists(Program("Platform")), "Platform.Tests is not built.");
        await using DaprWorld world = new();
        Dictionary<string, string> environment = new() { ["DAPR_API_TOKEN"] = ApiToken, ["APP_API_TOKEN"] = AppToken };
        string database = await postgres.NewDatabaseAsync();
        foreach (string app in new[] { "Gateway", "Games" })
            await AddAsync(world, app, database, environment);

        await RunAsync("System", environment, "-class", "*.IntroductionTests");
        await RunAsync("Platform", environment, "-method", "*.DaprBusTests.Every_replica_*", "-method", "*.DaprBusTests.A_batch_is_no_larger_*");
        await RunAsync("Platform", environment, "-method", "*.DaprActorCompliance.A_reminder_comes_at_its_time_and_only_once", "-method", "*.DaprActorCompliance.Turns_*");
        await RunAsync("Platform", environment, "-method", "*.DaprWorkflowCompliance.A_parent_and_its_child_*", "-method", "*.DaprWorkflowCompliance.Events_are_*");
        await RunAsync("System", environment, "-method", "*.RealGameTests.Games_is_killed_*");

        Assert.Empty(world.Complaints);
    }

    private static async Task AddAsync(DaprWorld world, string app, string database, Dictionary<string, string> environment)
    {
        Sidecar sidecar = await world.AddSidecarAsync(
            app.ToLowerInvariant(),
            int.Parse(Ports.Free(), CultureInfo.InvariantCulture),
            new SidecarOptions { ApiToken = ApiToken, AppApiToken = AppToken });
        environment[$"{app.ToUpperInvariant()}_DAPR_HTTP_PORT"] = Ports.Text(sidecar.HttpPort);
        environment[$"{app.ToUpperInvariant()}_DAPR_GRPC_PORT"] = Ports.Text(sidecar.GrpcPort);
        environment[$"Postgres__{app}"] = database;
    }

    private static string Program(string suite) =>
        Path.Combine(Repository.Root, "artifacts", "bin", $"{suite}.Tests", Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/')), $"{suite}.Tests.dll");

    private static async Task RunAsync(string suite, Dictionary<string, string> environment, params string[] selection)
    {
        ProcessStartInfo start = new("dotnet", [Program(suite), "-noLogo", "-noColor", .. selection]) { RedirectStandardOutput = true };
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);

        Assert.True(process.ExitCode == 0 && !output.Contains("Total: 0,", StringComparison.Ordinal), output);
    }
}
