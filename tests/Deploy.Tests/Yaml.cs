using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace BlazingSun.Deploy.Tests;

/// <summary>A value in a YAML document. What is not there has no text, no items and no keys.</summary>
internal sealed class Yaml
{
    private readonly YamlNode? _node;

    private Yaml(YamlNode? node) => _node = node;

    public bool Exists => _node is not null;

    public string Text => _node is YamlScalarNode scalar ? scalar.Value ?? "" : "";

    public int Number => int.Parse(Text, CultureInfo.InvariantCulture);

    public IReadOnlyList<Yaml> Items => _node is YamlSequenceNode list ? [.. list.Select(item => new Yaml(item))] : [];

    public IReadOnlyList<string> Texts => [.. Items.Select(item => item.Text)];

    public IReadOnlyDictionary<string, Yaml> Entries => _node is YamlMappingNode map
        ? map.ToDictionary(entry => ((YamlScalarNode)entry.Key).Value!, entry => new Yaml(entry.Value))
        : [];

    /// <summary>The value under keys, one below the other.</summary>
    public Yaml this[params string[] path] => path.Aggregate(this, (value, key) => value.Entries.GetValueOrDefault(key) ?? new Yaml(null));

    /// <summary>This value and all below it.</summary>
    public IEnumerable<Yaml> All() => [this, .. Items.SelectMany(item => item.All()), .. Entries.Values.SelectMany(value => value.All())];

    public static IReadOnlyList<Yaml> Parse(string text)
    {
        YamlStream stream = [];
        stream.Load(new MergingParser(new Parser(new StringReader(text))));
        return [.. stream.Documents.Select(document => new Yaml(document.RootNode))];
    }

    public override string ToString() => _node?.ToString() ?? "";
}
