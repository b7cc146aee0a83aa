using System.Globalization;

namespace BlazingSun.Load;

/// <summary>What to run, from the command line: <c>--name value</c> pairs.</summary>
internal sealed record LoadOptions
{
    /// <summary>Rooms of two per server; the echo gets as many sockets.</summary>
    public int Rooms { get; init; } = 500;

    /// <summary>How long each server plays before anything is measured, in seconds: until then the runtime still compiles.</summary>
    public double WarmUp { get; init; } = 20;

    /// <summary>Length of one measured slice, in seconds.</summary>
    public double Seconds { get; init; } = 5;

    /// <summary>How often each server is measured in each mode.</summary>
    public int Rounds { get; init; } = 3;

    /// <summary>Actions a second in the equal-rate mode.</summary>
    public int Rate { get; init; } = 2_000;

    /// <summary>Idle sockets for the memory measurement; 0 leaves it out.</summary>
    public int Idle { get; init; } = 2_000;

    /// <summary>Sockets, two in a room, that are cut and come back all at once; 0 leaves it out.</summary>
    public int Returns { get; init; } = 2_000;

    /// <summary>Sockets in one lobby; 0 leaves it out.</summary>
    public int Lobby { get; init; } = 1_000;

    /// <summary>Messages a second in the lobby.</summary>
    public int Messages { get; init; } = 20;

    /// <summary>Path of Floor.dll.</summary>
    public required string Floor { get; init; }

    /// <summary>Path of Standalone.dll; null measures the floor alone.</summary>
    public string? Server { get; init; }

    /// <summary>Where the server's data folder is made, and removed again.</summary>
    public string Data { get; init; } = Path.GetTempPath();

    /// <summary>Reads the command line.</summary>
    /// <exception cref="FormatException">An option is unknown, or its value is not what it takes.</exception>
    public static LoadOptions Parse(IReadOnlyList<string> args)
    {
        if (args.Count % 2 != 0)
            throw new FormatException("Options come in pairs: --name value.");
        LoadOptions options = new() { Floor = "" };
        for (int i = 0; i < args.Count; i += 2)
            options = options.With(args[i], args[i + 1]);
        return options.Floor.Length > 0 ? options : throw new FormatException("--floor names Floor.dll.");
    }

    private LoadOptions With(string name, string value) => name switch
    {
        "--rooms" => this with { Rooms = Number(value) },
        "--warmup" => this with { WarmUp = double.Parse(value, CultureInfo.InvariantCulture) },
        "--seconds" => this with { Seconds = double.Parse(value, CultureInfo.InvariantCulture) },
        "--rounds" => this with { Rounds = Number(value) },
        "--rate" => this with { Rate = Number(value) },
        "--idle" => this with { Idle = Number(value) },
        "--returns" => this with { Returns = Number(value) },
        "--lobby" => this with { Lobby = Number(value) },
        "--messages" => this with { Messages = Number(value) },
        "--floor" => this with { Floor = value },
        "--server" => this with { Server = value },
        "--data" => this with { Data = value },
        _ => throw new FormatException($"Unknown option {name}."),
    };

    private static int Number(string value) => int.Parse(value, CultureInfo.InvariantCulture);
}
