using System.Globalization;
using BlazingSun.Platform.Dapr;

namespace BlazingSun.Deploy.Tests;

/// <summary>components/resiliency.yaml and components/config.yaml.</summary>
public sealed class SidecarTests
{
    private static readonly Yaml Resiliency = Component.Document("Resiliency");
    private static readonly Yaml Targets = Resiliency["spec", "targets"];

    [Fact]
    public void Targets_are_apps_and_components_that_exist()
    {
        Assert.Subset(Component.Apps.ToHashSet(), Targets["apps"].Entries.Keys.ToHashSet());
        Assert.Subset(Component.Files.Select(component => component.Name).ToHashSet(), Targets["components"].Entries.Keys.ToHashSet());
        Assert.Equal(Component.Apps, Resiliency["scopes"].Texts.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_policy_is_used_and_every_used_policy_exists()
    {
        Yaml policies = Resiliency["spec", "policies"];
        IEnumerable<string> made = policies.Entries.Values.SelectMany(kind => kind.Entries.Keys);
        IEnumerable<string> used = Targets.All().Where(value => value.Text.Length > 0).Select(value => value.Text);
        Assert.Equal(made.Order(StringComparer.Ordinal), used.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_sidecar_gives_up_after_the_app_has()
    {
        DaprOptions options = new();
        Assert.True(Timeout("outbound") > options.CallTimeout);
        Assert.True(Timeout("invocation") >= options.InvokeTimeout);
    }

    // Repeating a save over an old version, or counting it as a failure, would be wrong.
    [Fact]
    public void Saves_are_neither_repeated_nor_counted_by_the_sidecar() =>
        Assert.All(Targets["components"].Entries.Values, component => Assert.Equal(["timeout"], component["outbound"].Entries.Keys));

    // With a policy for its type a turn that failed would run again, once for each retry.
    [Fact]
    public void Turns_of_actors_are_not_repeated_by_the_sidecar() =>
        Assert.All(Composition.ActorTypes, type => Assert.False(Targets["actors", type].Exists, type));

    [Fact]
    public void Ended_workflows_are_forgotten() =>
        Assert.NotEqual("", Component.Document("Configuration")["spec", "workflow", "stateRetentionPolicy", "anyTerminal"].Text);

    private static TimeSpan Timeout(string name) => TimeSpan.FromSeconds(
        int.Parse(Resiliency["spec", "policies", "timeouts", name].Text.TrimEnd('s'), CultureInfo.InvariantCulture));
}
