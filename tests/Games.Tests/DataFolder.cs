namespace BlazingSun.Games.Tests;

/// <summary>A data folder for one test.</summary>
internal sealed class DataFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("games-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
