using System.Reflection;
using BlazingSun.Contracts.Bus;
using BlazingSun.Platform.Embedded;
using BlazingSun.Platform.Health;
using BlazingSun.Testing;

namespace BlazingSun.Deploy.Tests;

/// <summary>components/create-topics.sh, run with a stand-in for Kafka's own script that writes down what it is asked.</summary>
public sealed class TopicTests : IDisposable
{
    private const int LongestMessage = 1024 * 1024;
    private readonly DataFolder _kafka = new();

    public static IEnumerable<string> Contract { get; } =
        [.. typeof(Topics).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!)];

    public TopicTests()
    {
        string script = Path.Combine(Directory.CreateDirectory(Path.Combine(_kafka.Path, "bin")).FullName, "kafka-topics.sh");
        File.WriteAllText(script, "#!/bin/sh\necho \"$@\"\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    public void Dispose() => _kafka.Dispose();

    [Fact]
    public void Every_topic_of_the_contract_and_its_dead_letters_are_created() =>
        Assert.Equal(
            Contract.SelectMany(topic => new[] { topic, Topics.Dead(topic) }).Concat([DependencyChecks.ProbeTopic, SuiteNeeds.Messages, SuiteNeeds.Batches])
                .Order(StringComparer.Ordinal),
            Create().Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Topics_have_as_many_partitions_as_on_the_embedded_platform()
    {
        Dictionary<string, int> more = new EmbeddedOptions().Partitions;
        Assert.All(Contract, topic => Assert.Contains($"--partitions {more.GetValueOrDefault(topic, 3)} ", Create()[topic], StringComparison.Ordinal));
    }

    [Fact]
    public void A_topic_takes_the_longest_message_that_a_sidecar_sends()
    {
        int sent = int.Parse(Component.File("pubsub").Value("maxMessageBytes"), System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(sent, LongestMessage + (64 * 1024), 2 * 1024 * 1024);
        Assert.All(Create().Values, topic => Assert.Contains("max.message.bytes=2097152", topic, StringComparison.Ordinal));
    }

    [Fact]
    public void Messages_are_kept_for_a_week_but_presence_for_a_day()
    {
        Assert.All(Contract.Except([Topics.GatewayPresence]), topic => Assert.Contains("retention.ms=604800000", Create()[topic], StringComparison.Ordinal));
        Assert.Contains("retention.ms=86400000", Create()[Topics.GatewayPresence], StringComparison.Ordinal);
    }

    [Fact]
    public void Brokers_replication_and_client_configuration_are_handed_on() =>
        Assert.All(
            Create("kafka:9093", "3", "/client.properties").Values,
            topic => Assert.StartsWith("--bootstrap-server kafka:9093 --command-config /client.properties --create --if-not-exists", topic, StringComparison.Ordinal));

    private Dictionary<string, string> Create(params string[] arguments)
    {
        (int code, string output, string errors) = Shell.Run(
            "sh", [Repository.Path("components", "create-topics.sh"), .. arguments], ("KAFKA_HOME", _kafka.Path));
        Assert.True(code == 0, errors);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .ToDictionary(line => line.Split(' ')[Array.IndexOf(line.Split(' '), "--topic") + 1]);
    }
}
