namespace BlazingSun.Deploy.Tests;

/// <summary>What the chart puts around the apps: the way in, scaling, network policies, topics, the test.</summary>
public sealed class ClusterTests
{
    private static readonly Objects Objects = new();

    public static TheoryData<string> Apps => [.. Component.Apps];

    [Theory]
    [MemberData(nameof(Apps))]
    public void Everything_about_an_app_means_its_own_pods(string app)
    {
        Assert.True(Objects.Selects(Objects.Deployment(app)["spec", "selector", "matchLabels"], app));
        Assert.True(Objects.Selects(Objects.Find("PodDisruptionBudget", app)!["spec", "selector", "matchLabels"], app));
        Assert.True(Objects.Selects(Objects.Find("NetworkPolicy", app)!["spec", "podSelector", "matchLabels"], app));
        Assert.All(Component.Apps.Where(other => other != app), other =>
            Assert.False(Objects.Selects(Objects.Deployment(app)["spec", "selector", "matchLabels"], other)));
        Assert.Equal(Objects.Find("ServiceAccount", app)!["metadata", "name"].Text, Objects.Deployment(app)["spec", "template", "spec", "serviceAccountName"].Text);
    }

    [Theory]
    [MemberData(nameof(Apps))]
    public void An_app_is_scaled_by_the_processor_time_of_its_own_container(string app)
    {
        Yaml scaler = Objects.Find("HorizontalPodAutoscaler", app)!["spec"];
        Assert.Equal("bs-" + app, scaler["scaleTargetRef", "name"].Text);
        Assert.Equal(
            Objects.Deployment(app)["spec", "template", "spec", "containers"].Items[0]["name"].Text,
            scaler["metrics"].Items[0]["containerResource", "container"].Text);
        Assert.False(Objects.Deployment(app)["spec", "replicas"].Exists, "the autoscaler alone says how many");
        Assert.True(scaler["minReplicas"].Number >= 2, "one may be away");
    }

    [Fact]
    public void Without_autoscaling_there_are_as_many_as_asked_for()
    {
        Objects objects = new("games.autoscaling.enabled=false", "games.replicas=3");
        Assert.Null(objects.Find("HorizontalPodAutoscaler", "games"));
        Assert.Equal("3", objects.Deployment("games")["spec", "replicas"].Text);
    }

    [Theory]
    [InlineData("games", "6")]
    [InlineData("chat", "3")]
    public void No_more_replicas_than_partitions_of_their_commands(string app, string partitions) =>
        Assert.Equal(partitions, Objects.Find("HorizontalPodAutoscaler", app)!["spec", "maxReplicas"].Text);

    [Fact]
    public void Players_come_in_through_the_gateway_alone_and_their_sockets_are_left_in_peace()
    {
        Yaml ingress = Assert.Single(Objects.OfKind("Ingress"));
        Yaml service = Assert.Single(Objects.OfKind("Service"));
        Yaml backend = ingress["spec", "rules"].Items[0]["http", "paths"].Items[0]["backend", "service"];
        Assert.Equal(service["metadata", "name"].Text, backend["name"].Text);
        Assert.Equal(service["spec", "ports"].Items[0]["name"].Text, backend["port", "name"].Text);
        Assert.True(Objects.Selects(service["spec", "selector"], "gateway"));
        Assert.Equal("http", service["spec", "ports"].Items[0]["targetPort"].Text);
        Assert.True(ingress["metadata", "annotations", "nginx.ingress.kubernetes.io/proxy-read-timeout"].Number >= 60, "heartbeats come every 15 s");
        Assert.Equal("play.example.com", ingress["spec", "tls"].Items[0]["hosts"].Texts[0]);
    }

    [Theory]
    [InlineData("gateway", "8080 50002 9090 9464", "53 50002 9092 5432 6379 4317")]
    [InlineData("chat", "50002 9090 9464", "53 50002 9092 5432 6379 27017 4317")]
    [InlineData("games", "50002 9090 9464", "53 50002 9092 5432 6379 27017 4317")]
    public void A_pod_is_reached_and_reaches_out_where_it_has_to(string app, string into, string outOf)
    {
        Yaml policy = Objects.Find("NetworkPolicy", app)!["spec"];
        Assert.Equal(into.Split(' ').Order(), Ports(policy["ingress"]));
        Assert.Equal(outOf.Split(' ').Order(), Ports(policy["egress"]));
        Assert.Contains(policy["egress"].All(), value => value["kubernetes.io/metadata.name"].Text == "dapr-system");
    }

    [Fact]
    public void Topics_are_created_by_the_script_of_the_repository()
    {
        Yaml job = Assert.Single(Objects.OfKind("Job"))["spec", "template", "spec"];
        Yaml scripts = Assert.Single(Objects.OfKind("ConfigMap"));
        Assert.Equal(Repository.Text("components", "create-topics.sh").TrimEnd(), scripts["data", "create-topics.sh"].Text.TrimEnd());
        Assert.Equal(scripts["metadata", "name"].Text, job["volumes"].Items[0]["configMap", "name"].Text);
        Assert.Equal(
            ["sh", "/scripts/create-topics.sh", new Component(Objects.OfKind("Component").First()).Address, "3"], job["containers"].Items[0]["command"].Texts);
    }

    [Fact]
    public void The_test_asks_the_gateway_for_what_there_is()
    {
        Yaml test = Assert.Single(Objects.OfKind("Pod"));
        Assert.Equal("test", test["metadata", "annotations", "helm.sh/hook"].Text);
        string[] addresses = [.. test["spec", "containers"].Items[0]["args"].Texts[0].Split().Where(word => word.StartsWith("http", StringComparison.Ordinal))];
        Assert.Equal(2, addresses.Length);
        IReadOnlyList<string> routes = Composition.Routes("gateway");
        Assert.All(addresses, address =>
        {
            Assert.Equal(Objects.OfKind("Service").Single()["metadata", "name"].Text, new Uri(address).Host);
            Assert.Contains(new Uri(address).AbsolutePath, routes);
        });
    }

    private static IEnumerable<string> Ports(Yaml rules) =>
        rules.Items.SelectMany(rule => rule["ports"].Items).Select(port => port["port"].Text).Distinct().Order();
}
