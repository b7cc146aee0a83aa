using System.Text.RegularExpressions;

namespace BlazingSun.Deploy.Tests;

/// <summary>The alert rules are rules, and ask for what the apps count.</summary>
public sealed partial class AlertTests
{
    private const string File = "charts/blazing-sun/files/alerts.yaml";

    private static string Rules => Repository.Text(File.Split('/'));

    [Fact]
    public void Prometheus_takes_the_rules()
    {
        Assert.SkipUnless(System.IO.File.Exists("/usr/bin/promtool"), "promtool is not installed (Debian package prometheus).");

        (int code, string output, string errors) = Shell.Run("/usr/bin/promtool", ["check", "rules", Repository.Path(File.Split('/'))]);

        Assert.True(code == 0, output + errors);
    }

    [Fact]
    public void Every_metric_of_a_rule_is_counted_by_an_app()
    {
        string code = string.Concat(
            new[] { "services/Platform/Telemetry/PlatformMetrics.cs", "services/Platform/PubSub/DeadLetters.cs", "services/Gateway/GatewayMetrics.cs", "services/Games/GamesMetrics.cs" }
                .Select(file => Repository.Text(file.Split('/'))));
        string[] counted = [.. Instrument().Matches(code).Select(match => match.Groups[1].Value.Replace('.', '_'))];

        Assert.All(Metric().Matches(Rules).Select(match => match.Value).Distinct(), metric =>
            Assert.Contains(counted, name => metric == name || metric == name + "_total" || metric == name + "_seconds_total" || metric == name + "_seconds_bucket"));
    }

    [Fact]
    public void Every_alert_is_explained()
    {
        string operations = Repository.Text("docs", "operations.md");

        Assert.All(Alert().Matches(Rules).Select(match => match.Groups[1].Value), alert => Assert.Contains($"`{alert}`", operations, StringComparison.Ordinal));
    }

    [GeneratedRegex("\"(blazingsun\\.[a-z._]+)\"")]
    private static partial Regex Instrument();

    [GeneratedRegex("blazingsun_[a-z_]+")]
    private static partial Regex Metric();

    [GeneratedRegex("alert: (\\w+)")]
    private static partial Regex Alert();
}
