using System.Globalization;

namespace BlazingSun.Simulation;

/// <summary>What the command line says.</summary>
internal sealed record SimulationOptions
{
    /// <summary>How it is called.</summary>
    public const string Usage = """
        ./simulate                      100,000 worlds, one for each seed, on all cores
          --seeds N                     so many
          --from N                      from this seed on (default 1)
          --seed N                      this one alone, with all that happens in it
          --bug NAME                    with a deliberate bug
          --jobs N                      worlds at the same time (default: all cores)
        """;

    public int Seeds { get; init; } = 100_000;

    public ulong From { get; init; } = 1;

    public ulong? Seed { get; init; }

    public string? Bug { get; init; }

    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <returns>Null when something is wrong with them.</returns>
    public static SimulationOptions? Parse(IReadOnlyList<string> args)
    {
        SimulationOptions options = new();
        for (int i = 0; i + 1 < args.Count; i += 2)
        {
            if (options.With(args[i], args[i + 1]) is not { } next)
                return null;
            options = next;
        }

        return args.Count % 2 == 0 ? options : null;
    }

    private SimulationOptions? With(string name, string value)
    {
        if (name == "--bug")
            return this with { Bug = value };
        if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            return null;
        return name switch
        {
            "--seeds" => this with { Seeds = number },
            "--from" => this with { From = (ulong)number },
            "--seed" => this with { Seed = (ulong)number },
            "--jobs" when number > 0 => this with { Jobs = number },
            _ => null,
        };
    }
}
