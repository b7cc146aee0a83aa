using System.Reflection;

namespace BlazingSun.SystemTests.Hosting;

/// <summary>Where the tests find what is not in their own folder.</summary>
public static class Repository
{
    /// <summary>The root of the source tree.</summary>
    public static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == "RepositoryRoot").Value!;

    /// <summary>The built front end.</summary>
    public static string WebRoot { get; } = Path.Combine(Root, "services", "Gateway", "wwwroot");
}
