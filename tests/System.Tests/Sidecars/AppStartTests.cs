using System.Net;
using BlazingSun.SystemTests.Hosting;
using BlazingSun.Testing;

namespace BlazingSun.SystemTests.Sidecars;

/// <summary>How the apps start and end as programs of their own.</summary>
public class AppStartTests(PostgresServer postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Gateway")]
    [InlineData("Games")]
    public async Task An_app_opens_its_port_before_there_is_a_sidecar_and_stops_when_it_is_asked_to(string app)
    {
        Assert.SkipWhen(postgres.Missing is not null, postgres.Missing ?? "");
        using TemporaryFolder folder = new();
        await using AppProcess started = await AppProcess.StartAsync(
            app,
            Ports.Free(),
            Cancel,
            ("DAPR_HTTP_PORT", Ports.Free()),
            ("DAPR_GRPC_PORT", Ports.Free()),
            ($"Postgres__{app}", await postgres.NewDatabaseAsync()),
            ("Accounts__KeyDirectory", folder.Path));

        Assert.Equal(HttpStatusCode.OK, (await started.Http.GetAsync("/health", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await started.Http.GetAsync("/health/ready", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await started.Http.GetAsync("/dapr/subscribe", Cancel)).StatusCode);
        Assert.Equal(0, await started.StopAsync(Cancel));
    }

    [Theory]
    [InlineData("Gateway", "Postgres:gateway", "Postgres__Gateway", "")]
    [InlineData("Games", "Postgres:games", "Postgres__Games", "nonsense")]
    [InlineData("Games", "Dapr:HttpEndpoint", "DAPR_HTTP_ENDPOINT", "localhost")]
    public async Task A_wrong_option_is_named(string app, string option, string variable, string value)
    {
        using TemporaryFolder folder = new();

        (int exitCode, string output) = await AppProcess.RunToEndAsync(
            app, Cancel, ("Postgres__Games", "Host=127.0.0.1;Port=1"), (variable, value), ("Accounts__KeyDirectory", folder.Path));

        Assert.Equal(1, exitCode);
        Assert.Contains(option, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_away_is_named()
    {
        (int exitCode, string output) = await AppProcess.RunToEndAsync("Games", Cancel, ("Postgres__Games", $"Host=127.0.0.1;Port={Ports.Free()}"));

        Assert.Equal(1, exitCode);
        Assert.Contains("games: the database cannot be reached", output, StringComparison.Ordinal);
    }
}
