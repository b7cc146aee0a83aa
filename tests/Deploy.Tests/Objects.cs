namespace BlazingSun.Deploy.Tests;

/// <summary>What the chart makes of the values of ci/ and further ones.</summary>
internal sealed class Objects(params string[] settings)
{
    private static readonly Lazy<IReadOnlyList<Yaml>> Usual = new(() => Helm.Render());

    public IReadOnlyList<Yaml> All { get; } = settings.Length == 0 ? Usual.Value : Helm.Render(settings);

    public IEnumerable<Yaml> OfKind(string kind) => All.Where(document => document["kind"].Text == kind);

    /// <summary>The object of a kind for an app; null when there is none.</summary>
    public Yaml? Find(string kind, string app) => OfKind(kind).SingleOrDefault(document => document["metadata", "name"].Text == "bs-" + app);

    public Yaml Deployment(string app) => Find("Deployment", app)!;

    /// <summary>True when the selector finds the app's pods.</summary>
    public bool Selects(Yaml selector, string app)
    {
        IReadOnlyDictionary<string, Yaml> labels = Deployment(app)["spec", "template", "metadata", "labels"].Entries;
        return selector.Entries.Count > 0
            && selector.Entries.All(label => labels.TryGetValue(label.Key, out Yaml? value) && value.Text == label.Value.Text);
    }
}
