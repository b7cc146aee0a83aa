using System.Globalization;
using BlazingSun.DaprEmulator.Actors;
using YamlDotNet.RepresentationModel;

namespace BlazingSun.DaprEmulator;

/// <summary>Reads the files that the real sidecar reads.</summary>
public static class ComponentFiles
{
    /// <summary>All components in a folder's <c>*.yaml</c>.</summary>
    public static IReadOnlyList<DaprComponent> Load(string folder) => [.. Documents(folder, "Component").Select(Read)];

    /// <summary>The retry policies of actor types in a folder's resiliency.</summary>
    public static IReadOnlyDictionary<string, ActorRetry> LoadActorRetries(string folder) =>
        Documents(folder, "Resiliency").SelectMany(ActorRetries).ToDictionary(StringComparer.Ordinal);

    private static IEnumerable<YamlMappingNode> Documents(string folder, string kind) =>
        Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal).SelectMany(Read).Where(root => Text(root, "kind") == kind);

    private static List<YamlMappingNode> Read(string path)
    {
        YamlStream yaml = [];
        using StreamReader reader = File.OpenText(path);
        yaml.Load(reader);
        return [.. yaml.Documents.Select(document => (YamlMappingNode)document.RootNode)];
    }

    private static IEnumerable<KeyValuePair<string, ActorRetry>> ActorRetries(YamlMappingNode resiliency)
    {
        YamlMappingNode spec = (YamlMappingNode)resiliency["spec"];
        if (!((YamlMappingNode)spec["targets"]).Children.TryGetValue("actors", out YamlNode? actors))
            yield break;
        foreach ((YamlNode type, YamlNode target) in (YamlMappingNode)actors)
        {
            YamlMappingNode policy = (YamlMappingNode)spec["policies"]["retries"][Text((YamlMappingNode)target, "retry")];
            TimeSpan pause = GoDuration.TryParse(Text(policy, "duration"), out TimeSpan value) ? value : throw new FormatException(Text(policy, "duration"));
            yield return new(type.ToString(), new ActorRetry(pause, int.Parse(Text(policy, "maxRetries"), CultureInfo.InvariantCulture)));
        }
    }

    private static DaprComponent Read(YamlMappingNode root)
    {
        YamlMappingNode spec = (YamlMappingNode)root["spec"];
        return new DaprComponent(Text((YamlMappingNode)root["metadata"], "name"), Text(spec, "type"))
        {
            Metadata = Items(spec, "metadata").Cast<YamlMappingNode>()
                .Where(item => item.Children.ContainsKey("value"))
                .ToDictionary(item => Text(item, "name"), item => Text(item, "value"), StringComparer.Ordinal),
            Scopes = [.. Items(root, "scopes").Select(scope => scope.ToString())],
        };
    }

    private static IEnumerable<YamlNode> Items(YamlMappingNode of, string name) =>
        of.Children.TryGetValue(name, out YamlNode? node) ? (YamlSequenceNode)node : [];

    private static string Text(YamlMappingNode of, string name) => of[name].ToString();
}
