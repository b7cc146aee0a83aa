using BlazingSun.Platform.Dapr.Actors;

namespace BlazingSun.Deploy.Tests;

/// <summary>charts/blazing-sun, rendered by Helm.</summary>
public sealed class ChartTests
{
    private static readonly string[] Overridden = ["brokers", "redisHost", "redisPassword", "host", "username", "password", "params"];

    public static TheoryData<string> Apps => [.. Component.Apps];

    [Fact]
    public void Helm_finds_nothing_wrong() => Assert.Contains("0 chart(s) failed", Helm.Lint(), StringComparison.Ordinal);

    [Fact]
    public void Components_are_those_of_the_repository_but_for_addresses_and_secrets()
    {
        IReadOnlyList<Component> rendered = [.. new Objects().OfKind("Component").Select(document => new Component(document))];
        Assert.Equal(Component.Files.Select(file => file.Name).Order(StringComparer.Ordinal), rendered.Select(made => made.Name).Order(StringComparer.Ordinal));
        foreach (Component made in rendered)
        {
            Component file = Component.File(made.Name);
            Assert.Equal((file.Type, string.Join(',', file.Scopes)), (made.Type, string.Join(',', made.Scopes)));
            Assert.Equal(Own(file), Own(made));
            Assert.DoesNotContain("localhost", made.Address, StringComparison.Ordinal);
            Assert.All(made.Metadata.Values, entry => Assert.True(entry["value"].Exists ^ entry["secretKeyRef", "name"].Exists, entry["name"].Text));
        }
    }

    [Fact]
    public void Resiliency_and_configuration_are_those_of_the_repository_but_for_the_collector()
    {
        Objects objects = new();
        Assert.Equal(Flat(Component.Document("Resiliency")["spec"]), Flat(objects.OfKind("Resiliency").Single()["spec"]));
        Yaml configuration = objects.OfKind("Configuration").Single();
        Assert.Equal(Flat(Component.Document("Configuration")["spec", "workflow"]), Flat(configuration["spec", "workflow"]));
        Assert.Equal("otel-collector.monitoring:4317", configuration["spec", "tracing", "otel", "endpointAddress"].Text);
    }

    [Theory]
    [MemberData(nameof(Apps))]
    public void A_sidecar_is_told_what_the_app_is(string app)
    {
        Objects objects = new();
        Yaml pod = objects.Deployment(app)["spec", "template"];
        Yaml notes = pod["metadata", "annotations"];
        Yaml container = Assert.Single(pod["spec", "containers"].Items);
        Assert.Equal(app, notes["dapr.io/app-id"].Text);
        Assert.Equal(container["ports"].Items[0]["containerPort"].Text, notes["dapr.io/app-port"].Text);
        Assert.Equal(objects.OfKind("Configuration").Single()["metadata", "name"].Text, notes["dapr.io/config"].Text);
        Assert.Equal("/healthz", notes["dapr.io/app-health-check-path"].Text);
        Assert.All(["dapr.io/api-token-secret", "dapr.io/app-token-secret"], name => Assert.NotEqual("", notes[name].Text));
        Assert.All(notes.Entries.Values, value => Assert.NotEqual("", value.Text));
    }

    [Theory]
    [MemberData(nameof(Apps))]
    public void A_pod_may_take_as_long_to_stop_as_app_and_sidecar_together(string app)
    {
        Yaml pod = new Objects().Deployment(app)["spec", "template"];
        Yaml waits = pod["metadata", "annotations", "dapr.io/block-shutdown-duration"];
        int sidecarWaits = waits.Exists ? int.Parse(waits.Text.TrimEnd('s'), null) : 0;
        int sidecarStops = pod["metadata", "annotations", "dapr.io/graceful-shutdown-seconds"].Number;
        Assert.True(sidecarWaits + sidecarStops >= Composition.ShutdownTimeout.TotalSeconds);
        Assert.True(pod["spec", "terminationGracePeriodSeconds"].Number > sidecarWaits + sidecarStops);
    }

    // A sidecar that waits for its app is still asked for its actors and pages, though the app answers no more, until the probes have failed: 10 to 15 s.
    [Theory]
    [MemberData(nameof(Apps))]
    public void Only_the_sidecar_of_an_app_that_no_app_calls_waits_for_it(string app)
    {
        Yaml notes = new Objects().Deployment(app)["spec", "template", "metadata", "annotations"];
        Yaml waits = notes["dapr.io/block-shutdown-duration"];
        bool isCalled = Component.Document("Resiliency")["spec", "targets", "apps", app].Exists;
        Assert.NotEqual(isCalled, waits.Exists);
        if (isCalled)
            Assert.True(notes["dapr.io/graceful-shutdown-seconds"].Number > 2 * new DaprActorOptions().ActorDrainTimeout.TotalSeconds);
        else
            Assert.True(int.Parse(waits.Text.TrimEnd('s'), null) > Composition.ShutdownTimeout.TotalSeconds);
    }

    [Theory]
    [MemberData(nameof(Apps))]
    public void Probes_ask_what_the_app_answers(string app)
    {
        Yaml container = new Objects().Deployment(app)["spec", "template", "spec", "containers"].Items[0];
        IReadOnlyList<string> routes = Composition.Routes(app);
        foreach ((string probe, string path) in new[] { ("startupProbe", "/health/ready"), ("livenessProbe", "/health"), ("readinessProbe", "/health/serving") })
        {
            Assert.Equal(path, container[probe, "httpGet", "path"].Text);
            Assert.Equal(container["ports"].Items[0]["name"].Text, container[probe, "httpGet", "port"].Text);
            Assert.Contains(path, routes);
        }
    }

    [Theory]
    [MemberData(nameof(Apps))]
    public void A_container_is_not_root_and_holds_no_secret(string app)
    {
        Yaml pod = new Objects().Deployment(app)["spec", "template", "spec"];
        Yaml container = pod["containers"].Items[0];
        Assert.Equal("true", pod["securityContext", "runAsNonRoot"].Text);
        Assert.Equal("true", container["securityContext", "readOnlyRootFilesystem"].Text);
        Assert.Equal("false", container["securityContext", "allowPrivilegeEscalation"].Text);
        Assert.NotEqual("", container["resources", "limits", "memory"].Text);
        Yaml connection = container["env"].Items.Single(entry => entry["name"].Text.Equals("Postgres__" + app, StringComparison.OrdinalIgnoreCase));
        Assert.NotEqual("", connection["valueFrom", "secretKeyRef", "name"].Text);
    }

    [Fact]
    public void Options_become_variables_of_the_app() =>
        Assert.Contains(
            new Objects("gateway.options.Limits:FramesPerSecond=30").Deployment("gateway")["spec", "template", "spec", "containers"].Items[0]["env"].Items,
            entry => (entry["name"].Text, entry["value"].Text) == ("Limits__FramesPerSecond", "30"));

    [Fact]
    public void Admins_and_blocked_words_reach_all_apps_that_ask_for_them()
    {
        Objects objects = new("admins[0]=ada", "admins[1]=bob", "blockedWords[0]=darn");
        foreach ((string app, string[] variables) in new[]
        {
            ("gateway", new[] { "Accounts__Admins__0=ada", "Accounts__Admins__1=bob" }),
            ("chat", ["Accounts__Admins__0=ada", "Accounts__Admins__1=bob", "Chat__BlockedWords__0=darn"]),
            ("games", ["Chat__BlockedWords__0=darn"]),
        })
        {
            IEnumerable<string> given = objects.Deployment(app)["spec", "template", "spec", "containers"].Items[0]["env"].Items
                .Select(entry => $"{entry["name"].Text}={entry["value"].Text}");
            Assert.Equal(variables, given.Where(entry => entry.Contains("Admins", StringComparison.Ordinal) || entry.Contains("Blocked", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Another_entry_takes_the_place_of_a_components_own()
    {
        Objects objects = new(
            "kafka.metadata[0].name=authType", "kafka.metadata[0].value=password",
            "kafka.metadata[1].name=saslPassword", "kafka.metadata[1].secretKeyRef.name=kafka", "kafka.metadata[1].secretKeyRef.key=password");
        foreach (Component component in objects.OfKind("Component").Select(document => new Component(document)).Where(made => made.Type == "pubsub.kafka"))
        {
            Assert.Equal("password", component.Value("authType"));
            Assert.Equal("kafka", component.Metadata["saslPassword"]["secretKeyRef", "name"].Text);
        }
    }

    [Theory]
    [InlineData("kafka.brokers=kafka", "/kafka/brokers")]
    [InlineData("redis.passwordSecret.key=", "/redis/passwordSecret")]
    [InlineData("shutdown.appSeconds=5", "/shutdown/appSeconds")]
    [InlineData("gateway.replicass=3", "/gateway")]
    [InlineData("ingress.host=", "/ingress/host")]
    [InlineData("dapr.appTokenSecret=", "/dapr/appTokenSecret")]
    public void Values_that_cannot_work_are_refused_by_name(string setting, string name) =>
        Assert.Contains($"at '{name}", Helm.Refusal(setting), StringComparison.Ordinal);

    private static IEnumerable<string> Own(Component component) =>
        component.Metadata.Where(entry => !Overridden.Contains(entry.Key)).Select(entry => $"{entry.Key}={entry.Value["value"].Text}").Order(StringComparer.Ordinal);

    // Keys come in another order from Helm.
    private static IEnumerable<string> Flat(Yaml value, string path = "") =>
        value.Entries.Count == 0
            ? [$"{path}={value.Text}"]
            : value.Entries.SelectMany(entry => Flat(entry.Value, $"{path}/{entry.Key}")).Order(StringComparer.Ordinal);
}
