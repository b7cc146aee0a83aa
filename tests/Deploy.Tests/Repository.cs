using System.Reflection;

namespace BlazingSun.Deploy.Tests;

internal static class Repository
{
    private static readonly string Root = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(entry => entry.Key == "RepositoryRoot").Value!;

    public static string Path(params string[] parts) => System.IO.Path.GetFullPath(System.IO.Path.Combine([Root, .. parts]));

    public static string Text(params string[] parts) => File.ReadAllText(Path(parts));
}
