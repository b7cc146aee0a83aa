namespace BlazingSun.Deploy.Tests;

/// <summary>A Dapr component, from components/ or from the chart.</summary>
internal sealed class Component(Yaml document)
{
    /// <summary>What each app asks of its surroundings, by the file in components/.</summary>
    public static IReadOnlyList<Component> Files { get; } =
        [.. Documents.Where(document => document["kind"].Text == "Component").Select(document => new Component(document))];

    public static IEnumerable<Yaml> Documents => Directory.GetFiles(Repository.Path("components"), "*.yaml").Order(StringComparer.Ordinal)
        .SelectMany(file => Yaml.Parse(System.IO.File.ReadAllText(file)));

    /// <summary>The apps that load components.</summary>
    public static IEnumerable<string> Apps => Files.SelectMany(component => component.Scopes).Distinct().Order(StringComparer.Ordinal);

    public string Name => document["metadata", "name"].Text;

    public string Type => document["spec", "type"].Text;

    public IReadOnlyList<string> Scopes => document["scopes"].Texts;

    public IReadOnlyDictionary<string, Yaml> Metadata => document["spec", "metadata"].Items.ToDictionary(entry => entry["name"].Text);

    /// <summary>Where its server is; empty for one that has no server.</summary>
    public string Address => string.Concat(
        Metadata.Where(entry => entry.Key is "brokers" or "redisHost" or "host").Select(entry => entry.Value["value"].Text));

    public static Component File(string name) => Files.Single(component => component.Name == name);

    public static Yaml Document(string kind) => Documents.Single(document => document["kind"].Text == kind);

    public string Value(string name) => Metadata.TryGetValue(name, out Yaml? entry) ? entry["value"].Text : "";
}
