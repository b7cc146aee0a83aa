using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using BlazingSun.DaprEmulator;
using BlazingSun.DaprEmulator.Faults;
using BlazingSun.SystemTests.Hosting;
using BlazingSun.Testing;

namespace BlazingSun.SystemTests.Sidecars;

/// <summary>The suites of OUT/verify as it runs them, beside emulated sidecars that stay while programs come and go.</summary>
public class VerifyTests(PostgresServer postgres, RedisServer redis) : IClassFixture<PostgresServer>, IClassFixture<RedisServer>
{
    private const string ApiToken = "sidecar-secret";
    private const string AppToken = "app-secret";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Suites_and_programs_take_turns_beside_sidecars_that_ask_only_once()
    {
        Assert.SkipWhen(postgres.Missing is not null, postgres.Missing ?? "");
        Assert.SkipWhen(redis.Missing is not null, redis.Missing ?? "");
        Assert.SkipUnless(File.Exists(Program("Platform")), "Platform.Tests is not built.");
        await using DaprWorld world = new();
        Dictionary<string, string> environment = new() { ["DAPR_API_TOKEN"] = ApiToken, ["APP_API_TOKEN"] = AppToken, ["Redis__Configuration"] = redis.Address };
        string database = await postgres.NewDatabaseAsync();
        foreach (string app in new[] { "Gateway", "Chat", "Games" })
            await AddAsync(world, app, database, environment);

        await RunAsync("System", environment, "-class", "*.IntroductionTests", "-class", "*.TopicTests");
        await RunAsync("Platform", environment, "-method", "*.DaprBusTests.Every_replica_*", "-method", "*.DaprBusTests.A_batch_is_no_larger_*");
        await RunAsync("Platform", environment, "-method", "*.DaprActorCompliance.A_reminder_comes_at_its_time_and_only_once", "-method", "*.DaprActorCompliance.Turns_*");
        await RunAsync("Platform", environment, "-method", "*.DaprWorkflowCompliance.A_parent_and_its_child_*", "-method", "*.DaprWorkflowCompliance.Events_are_*");
        await RunAsync("System", environment, "-method", "*.RealGameTests.Games_is_killed_*", "-method", "*.RealChatTests.*");
        await RunAsync("Chat", environment, "-method", "*.ChatWalkTests.On_the_documents_*");

        Assert.Empty(world.Complaints);
    }

    [Fact]
    public async Task An_app_in_the_way_and_a_topic_that_is_missing_are_named()
    {
        await using DaprWorld world = new();
        Dictionary<string, string> environment = new() { ["DAPR_API_TOKEN"] = ApiToken, ["APP_API_TOKEN"] = AppToken };
        int port = await AddAsync(world, "Games", "", environment);
        world.Faults.Add(new FaultRule(Callee.Sidecar, $"/v1.0/publish/pubsub/{SuiteNeeds.Batches}", CallFault.Refuse));
        using TcpListener app = new(IPAddress.Loopback, port);
        app.Start();

        (int exitCode, string output) = await RunToEndAsync("System", environment, "-class", "*.IntroductionTests", "-class", "*.TopicTests");

        Assert.Equal(1, exitCode);
        Assert.Contains($"The sidecar of games has its app already: a program listens on port {port}.", output, StringComparison.Ordinal);
        Assert.Contains($"The sidecar of games cannot publish to {SuiteNeeds.Batches}:", output, StringComparison.Ordinal);
        Assert.Contains("components/create-topics.sh", output, StringComparison.Ordinal);
    }

    private static async Task<int> AddAsync(DaprWorld world, string app, string database, Dictionary<string, string> environment)
    {
        Sidecar sidecar = await world.AddSidecarAsync(
            app.ToLowerInvariant(),
            int.Parse(Ports.Free(), CultureInfo.InvariantCulture),
            new SidecarOptions { ApiToken = ApiToken, AppApiToken = AppToken });
        environment[$"{app.ToUpperInvariant()}_DAPR_HTTP_PORT"] = Ports.Text(sidecar.HttpPort);
        environment[$"{app.ToUpperInvariant()}_DAPR_GRPC_PORT"] = Ports.Text(sidecar.GrpcPort);
        environment[$"Postgres__{app}"] = database;
        return sidecar.AppPort;
    }

    private static string Program(string suite) =>
        Path.Combine(Repository.Root, "artifacts", "bin", $"{suite}.Tests", Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/')), $"{suite}.Tests.dll");

    private static async Task RunAsync(string suite, Dictionary<string, string> environment, params string[] selection)
    {
        (int exitCode, string output) = await RunToEndAsync(suite, environment, selection);

        Assert.True(exitCode == 0 && output.Contains("Skipped: 0,", StringComparison.Ordinal) && !output.Contains("Total: 0,", StringComparison.Ordinal), output);
    }

    private static async Task<(int ExitCode, string Output)> RunToEndAsync(string suite, Dictionary<string, string> environment, params string[] selection)
    {
        ProcessStartInfo start = new("dotnet", [Program(suite), "-noLogo", "-noColor", .. selection]) { RedirectStandardOutput = true };
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        return (process.ExitCode, output);
    }
}
