using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace BlazingSun.Platform.Embedded.Sqlite;

/// <summary>Loads the system's SQLite where there is one that is new enough (its readers are faster), else the packaged one.</summary>
internal static class NativeSqlite
{
    private const int OldestVersion = 3_035_000;
    private static readonly Lazy<bool> Loaded = new(Load);

    /// <summary>To be called before the first use of SQLite in the process; later calls cost nothing.</summary>
    internal static void Use() => _ = Loaded.Value;

    private static bool Load()
    {
        NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, Resolve);
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        return true;
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != "e_sqlite3" || !NativeLibrary.TryLoad("libsqlite3.so.0", out nint library))
            return 0;
        return NewEnough(library) ? library : 0;
    }

    private static unsafe bool NewEnough(nint library) =>
        NativeLibrary.TryGetExport(library, "sqlite3_libversion_number", out nint version)
        && ((delegate* unmanaged[Cdecl]<int>)version)() >= OldestVersion;
}
