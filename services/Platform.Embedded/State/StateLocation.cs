using BlazingSun.Platform.State;
using Microsoft.Extensions.Options;

namespace BlazingSun.Platform.Embedded.State;

/// <summary>Where the state is, and its tables: one per store.</summary>
internal sealed class StateLocation(IOptions<EmbeddedOptions> options)
{
    internal static readonly string[] Tables = [StateStores.Rooms, StateStores.Documents];

    internal string Path { get; } = System.IO.Path.Combine(options.Value.DataDirectory, "state.db");

    /// <summary>The file's path, in a folder that is there.</summary>
    internal string MakePath()
    {
        Directory.CreateDirectory(options.Value.DataDirectory);
        return Path;
    }
}
