namespace BlazingSun.Testing;

/// <summary>A folder for one test, which goes away with it.</summary>
public sealed class DataFolder : IDisposable
{
    /// <summary>Where it is.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("blazing-sun-").FullName;

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
