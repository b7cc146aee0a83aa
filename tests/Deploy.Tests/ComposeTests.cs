using System.Text.RegularExpressions;

namespace BlazingSun.Deploy.Tests;

/// <summary>docker-compose.yml, with the Dockerfile and the variables that it reads.</summary>
public sealed partial class ComposeTests
{
    private static readonly string Text = Repository.Text("docker-compose.yml");
    private static readonly Yaml File = Yaml.Parse(Text)[0];
    private static readonly IReadOnlyDictionary<string, Yaml> Services = File["services"].Entries;

    public static TheoryData<string> Apps => [.. Component.Apps];

    [Theory]
    [MemberData(nameof(Apps))]
    public void An_app_and_its_sidecar_find_each_other(string app)
    {
        IReadOnlyList<string> sidecar = Services[app + "-dapr"]["command"].Texts;
        Assert.Contains($"--app-id={app}", sidecar);
        Assert.Contains($"--app-channel-address={app}", sidecar);
        Assert.Contains("--app-port=8080", sidecar);
        Assert.Contains("--app-health-check-path=/healthz", sidecar);
        Assert.Contains($"--placement-host-address=placement:{Port("placement")}", sidecar);
        Assert.Contains($"--scheduler-host-address=scheduler:{Port("scheduler")}", sidecar);
        Assert.Contains("--dapr-http-port=3500", sidecar);
        Assert.Contains("--dapr-grpc-port=50001", sidecar);
        Assert.Equal($"http://{app}-dapr:3500", Services[app]["environment", "DAPR_HTTP_ENDPOINT"].Text);
        Assert.Equal($"http://{app}-dapr:50001", Services[app]["environment", "DAPR_GRPC_ENDPOINT"].Text);
    }

    // What depends on something is stopped before it.
    [Theory]
    [MemberData(nameof(Apps))]
    public void An_app_is_stopped_before_its_sidecar(string app)
    {
        Assert.Contains(app + "-dapr", Services[app]["depends_on"].Entries.Keys);
        Assert.DoesNotContain(app, Services[app + "-dapr"]["depends_on"].Entries.Keys);
    }

    [Theory]
    [MemberData(nameof(Apps))]
    public void App_and_sidecar_have_the_same_tokens(string app)
    {
        foreach (string token in new[] { "DAPR_API_TOKEN", "APP_API_TOKEN" })
        {
            Assert.Contains($"${{{token}", Services[app]["environment", token].Text, StringComparison.Ordinal);
            Assert.Contains($"${{{token}", Services[app + "-dapr"]["environment", token].Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Apps))]
    public void The_operators_options_reach_every_app_and_need_not_be_there(string app)
    {
        Yaml file = Assert.Single(Services[app]["env_file"].Items);
        Assert.Equal(("options.env", "false"), (file["path"].Text, file["required"].Text));
    }

    [Theory]
    [MemberData(nameof(Apps))]
    public void Sidecars_have_the_variables_that_components_name(string app) =>
        Assert.All(
            Component.Files.Where(component => component.Scopes.Contains(app)).SelectMany(component => component.Metadata.Values),
            entry => Assert.True(!entry["envRef"].Exists || Services[app + "-dapr"]["environment", entry["envRef"].Text].Exists, entry["envRef"].Text));

    [Fact]
    public void Every_address_in_the_components_becomes_that_of_a_service()
    {
        string script = Services["components"]["command"].Texts[^1];
        foreach (Component component in Component.Files)
        {
            Match replaced = Regex.Match(script, $"s/{Regex.Escape(component.Address)}/([a-z]+):([0-9]+)/");
            Assert.True(replaced.Success, component.Address);
            Assert.Contains(replaced.Groups[1].Value, Services.Keys);
            Assert.EndsWith(":" + replaced.Groups[2].Value, component.Address, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Dapr_has_one_version() =>
        Assert.Single(Services.Values.Select(service => service["image"].Text).Where(image => image.StartsWith("daprio/", StringComparison.Ordinal))
            .Select(image => image.Split(':')[1]).Distinct());

    [Fact]
    public void What_is_depended_on_is_there()
    {
        foreach ((string name, Yaml service) in Services)
        {
            Assert.Subset(Services.Keys.ToHashSet(), service["depends_on"].Entries.Keys.ToHashSet());
            foreach ((string needed, Yaml how) in service["depends_on"].Entries)
                Assert.True(how["condition"].Text != "service_healthy" || Services[needed]["healthcheck"].Exists, $"{name} waits for {needed}");
            IEnumerable<string> volumes = service["volumes"].Texts.Select(volume => volume.Split(':')[0]);
            Assert.Subset(File["volumes"].Entries.Keys.ToHashSet(), volumes.Where(volume => volume[0] is not '.').ToHashSet());
        }
    }

    // Placement and scheduler have no shell or client in their images.
    [Fact]
    public void All_that_runs_on_is_watched_and_in_one_network()
    {
        IEnumerable<string> running = Services.Where(service => service.Value["restart"].Exists).Select(service => service.Key);
        Assert.Equal(
            running.Except(["placement", "scheduler"]), Services.Where(service => service.Value["healthcheck"].Exists).Select(service => service.Key));
        Assert.All(running, name => Assert.Equal(["blazing-sun"], Services[name]["networks"].Texts));
    }

    [Fact]
    public void Every_variable_stands_in_the_example_and_no_secret_stands_in_the_file()
    {
        HashSet<string> known = [.. Repository.Text(".env.example").Split('\n').Where(line => line.Contains('=')).Select(line => line.Split('=')[0])];
        Assert.Subset(known, Variable().Matches(Text).Select(match => match.Groups[1].Value).ToHashSet());
        Assert.All(
            Services.Values.SelectMany(service => service["environment"].Entries).Where(entry => Secret().IsMatch(entry.Key)),
            entry => Assert.Matches(@"\$\{|^/run/secrets/", entry.Value.Text));
    }

    private static string Port(string service) =>
        Services[service]["command"].Texts is var command ? command[command.ToList().IndexOf("--port") + 1] : "";

    [GeneratedRegex(@"(?<!\$)\$\{([A-Z_]+)")]
    private static partial Regex Variable();

    [GeneratedRegex("PASSWORD|TOKEN|KEY|Postgres__|PrivateKey")]
    private static partial Regex Secret();
}
