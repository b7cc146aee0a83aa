using System.Globalization;

namespace BlazingSun.Deploy.Tests;

/// <summary>dapr.yaml, for <c>dapr run -f .</c></summary>
public sealed class RunFileTests
{
    private static readonly Yaml File = Yaml.Parse(Repository.Text("dapr.yaml"))[0];
    private static readonly IReadOnlyList<Yaml> Apps = File["apps"].Items;

    [Fact]
    public void It_runs_every_app_that_loads_components() =>
        Assert.Equal(Component.Apps, Apps.Select(app => app["appID"].Text).Order(StringComparer.Ordinal));

    [Fact]
    public void It_names_files_and_folders_that_are_there()
    {
        Assert.Equal("1", File["version"].Text);
        Assert.All(File["common", "resourcesPaths"].Texts, path => Assert.True(Directory.Exists(Repository.Path(path)), path));
        Assert.True(System.IO.File.Exists(Repository.Path(File["common", "configFilePath"].Text)));
        foreach (Yaml app in Apps)
        {
            string folder = Repository.Path(app["appDirPath"].Text);
            Assert.True(Directory.Exists(folder), folder);
            Assert.True(System.IO.File.Exists(Path.Combine(folder, app["command"].Texts[0])));
        }
    }

    [Fact]
    public void Every_port_is_used_once_and_is_none_of_a_neighbour()
    {
        string[] neighbours = ["9092", "6379", "27017", "5432", "50005", "50006", "2379", "2380", "8080", "8081", "9090", "9091"];
        IEnumerable<string> ports = Apps.SelectMany(app => app.Entries.Where(entry => entry.Key.EndsWith("Port", StringComparison.Ordinal)))
            .Select(entry => entry.Value.Text);
        Assert.Equal(4 * Apps.Count, ports.Except(neighbours).Distinct().Count());
    }

    [Fact]
    public void An_app_listens_where_its_sidecar_calls() =>
        Assert.All(Apps, app => Assert.Equal($"http://localhost:{app["appPort"].Text}", app["env", "ASPNETCORE_URLS"].Text));

    [Fact]
    public void An_app_gets_the_address_of_its_database_without_a_password() =>
        Assert.All(Apps, app =>
        {
            string connection = app["env", "Postgres__" + CultureInfo.InvariantCulture.TextInfo.ToTitleCase(app["appID"].Text)].Text;
            Assert.Contains("Host=localhost", connection, StringComparison.Ordinal);
            Assert.DoesNotContain("Password", connection, StringComparison.OrdinalIgnoreCase);
        });

    [Fact]
    public void The_sidecar_asks_for_the_apps_health() => Assert.Equal("/healthz", File["common", "appHealthCheckPath"].Text);
}
