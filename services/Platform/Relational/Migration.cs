using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace BlazingSun.Platform.Relational;

/// <summary>One numbered SQL file, as one dialect writes it.</summary>
internal sealed partial record Migration(int Version, string Name, string File, string Sql)
{
    private const string Ending = ".sql";

    /// <summary>SHA-256 of the text, whatever its line ends.</summary>
    internal string Checksum { get; } =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    /// <summary>A folder's files, in order.</summary>
    /// <exception cref="InvalidOperationException">A file has no number, a number is used twice, or a file has a placeholder that is none.</exception>
    internal static IReadOnlyList<Migration> Load(Assembly assembly, string folder, SqlDialect dialect)
    {
        List<Migration> migrations = [.. Files(assembly, folder).Select(file => Read(assembly, file.Resource, file.Stem, dialect))];
        if (migrations.GroupBy(migration => migration.Version).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new InvalidOperationException($"Number {twice.Key} is used by {string.Join(" and ", twice.Select(each => each.File))}.");
        return [.. migrations.OrderBy(migration => migration.Version)];
    }

    // Resources are named by their folders, joined with dots.
    private static IEnumerable<(string Stem, string Resource)> Files(Assembly assembly, string folder)
    {
        string within = $".{folder.Replace('/', '.')}.";
        foreach (string resource in assembly.GetManifestResourceNames())
        {
            int at = resource.LastIndexOf(within, StringComparison.Ordinal);
            if (at >= 0 && resource.EndsWith(Ending, StringComparison.Ordinal))
                yield return (resource[(at + within.Length)..^Ending.Length], resource);
        }
    }

    private static Migration Read(Assembly assembly, string resource, string stem, SqlDialect dialect)
    {
        Match match = NumberedName().Match(stem);
        if (!match.Success)
            throw new InvalidOperationException($"{stem}{Ending} is not named like 001_name{Ending}.");
        using StreamReader reader = new(assembly.GetManifestResourceStream(resource)!);
        int version = int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        string file = stem + Ending;
        return new Migration(version, match.Groups[2].Value, file, Placeholder().Replace(reader.ReadToEnd(), found => In(dialect, found.Value, file)));
    }

    private static string In(SqlDialect dialect, string placeholder, string file) => (placeholder, dialect) switch
    {
        ("{identity}", SqlDialect.Sqlite) => "INTEGER PRIMARY KEY AUTOINCREMENT",
        ("{identity}", _) => "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
        ("{bytewise}", SqlDialect.Sqlite) => "",
        ("{bytewise}", _) => "COLLATE \"C\" ",
        _ => throw new InvalidOperationException($"{file} has the placeholder {placeholder}; there are {{identity}} and {{bytewise}}."),
    };

    [GeneratedRegex("^([0-9]{3,6})_([a-z0-9_]+)$")]
    private static partial Regex NumberedName();

    [GeneratedRegex("\\{[a-z]+\\}")]
    private static partial Regex Placeholder();
}
