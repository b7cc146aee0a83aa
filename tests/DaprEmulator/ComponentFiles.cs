using YamlDotNet.RepresentationModel;

namespace BlazingSun.DaprEmulator;

/// <summary>Reads components from the files that the real sidecar reads.</summary>
public static class ComponentFiles
{
    /// <summary>All components in a folder's <c>*.yaml</c>.</summary>
    public static IReadOnlyList<DaprComponent> Load(string folder) => [.. Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal).SelectMany(Read)];

    private static List<DaprComponent> Read(string path)
    {
        YamlStream yaml = [];
        using StreamReader reader = File.OpenText(path);
        yaml.Load(reader);
        return [.. yaml.Documents.Select(document => (YamlMappingNode)document.RootNode).Where(root => Text(root, "kind") == "Component").Select(Read)];
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
