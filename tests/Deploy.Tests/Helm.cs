namespace BlazingSun.Deploy.Tests;

/// <summary>The real Helm, which ./test fetches.</summary>
internal static class Helm
{
    public static string Chart { get; } = Repository.Path("charts", "blazing-sun");

    private static string Values => Path.Combine(Chart, "ci", "values.yaml");

    /// <summary>The chart's objects with the values of ci/ and further ones.</summary>
    public static IReadOnlyList<Yaml> Render(params string[] settings) => Yaml.Parse(RunAsRight(["template", "bs", Chart, "-f", Values, .. Set(settings)]));

    public static string Lint() => RunAsRight("lint", Chart, "--strict", "-f", Values);

    /// <summary>What Helm says to values that it refuses.</summary>
    public static string Refusal(params string[] settings)
    {
        (int code, string _, string errors) = Run(["template", "bs", Chart, "-f", Values, .. Set(settings)]);
        Assert.NotEqual(0, code);
        return errors;
    }

    private static IEnumerable<string> Set(string[] settings) => settings.SelectMany(setting => new[] { "--set", setting });

    private static string RunAsRight(params string[] arguments)
    {
        (int code, string output, string errors) = Run(arguments);
        Assert.True(code == 0, output + errors);
        return output;
    }

    private static (int Code, string Output, string Errors) Run(params string[] arguments)
    {
        string helm = Environment.GetEnvironmentVariable("HELM") is { Length: > 0 } named ? named : Repository.Path("artifacts", "tools", "helm");
        Assert.True(File.Exists(helm), $"Helm is not at {helm}; ./test puts it there.");
        return Shell.Run(helm, arguments);
    }
}
