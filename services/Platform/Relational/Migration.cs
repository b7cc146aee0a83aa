using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace BlazingSun.Platform.Relational;

/// <summary>One numbered SQL file.</summary>
internal sealed partial record Migration(int Version, string Name, string File, string Sql)
{
    /// <summary>SHA-256 of the text, whatever its line ends.</summary>
    internal string Checksum { get; } =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    /// <summary>A dialect's files of a folder, in order.</summary>
    /// <exception cref="InvalidOperationException">A file has no number, a number is used twice, or one dialect lacks a file of the other.</exception>
    internal static IReadOnlyList<Migration> Load(Assembly assembly, string folder, SqlDialect dialect)
    {
        string ending = Ending(dialect);
        List<string> other = [.. Files(assembly, folder, Ending(Enum.GetValues<SqlDialect>().Single(each => each != dialect))).Keys];
        List<Migration> migrations = [];
        foreach ((string stem, string resource) in Files(assembly, folder, ending))
        {
            if (!other.Remove(stem))
                throw new InvalidOperationException($"{stem}{ending} has no counterpart for the other database.");
            migrations.Add(Read(assembly, resource, stem, ending));
        }

        if (other.Count > 0)
            throw new InvalidOperationException($"{other[0]} has no counterpart {other[0]}{ending}.");
        if (migrations.GroupBy(migration => migration.Version).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new InvalidOperationException($"Number {twice.Key} is used by {string.Join(" and ", twice.Select(each => each.File))}.");
        return [.. migrations.OrderBy(migration => migration.Version)];
    }

    private static string Ending(SqlDialect dialect) => dialect == SqlDialect.Sqlite ? ".sqlite.sql" : ".postgres.sql";

    // Resources are named by their folders, joined with dots.
    private static SortedDictionary<string, string> Files(Assembly assembly, string folder, string ending)
    {
        string within = $".{folder.Replace('/', '.')}.";
        SortedDictionary<string, string> files = new(StringComparer.Ordinal);
        foreach (string resource in assembly.GetManifestResourceNames())
        {
            int at = resource.LastIndexOf(within, StringComparison.Ordinal);
            if (at >= 0 && resource.EndsWith(ending, StringComparison.Ordinal))
                files.Add(resource[(at + within.Length)..^ending.Length], resource);
        }

        return files;
    }

    private static Migration Read(Assembly assembly, string resource, string stem, string ending)
    {
        Match match = NumberedName().Match(stem);
        if (!match.Success)
            throw new InvalidOperationException($"{stem}{ending} is not named like 001_name{ending}.");
        using StreamReader reader = new(assembly.GetManifestResourceStream(resource)!);
        int version = int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        return new Migration(version, match.Groups[2].Value, stem + ending, reader.ReadToEnd());
    }

    [GeneratedRegex("^([0-9]{3,6})_([a-z0-9_]+)$")]
    private static partial Regex NumberedName();
}
