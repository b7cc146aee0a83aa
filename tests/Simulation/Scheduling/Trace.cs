using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace BlazingSun.Simulation.Scheduling;

/// <summary>What happened: always as one number, and as text where somebody wants to read it.</summary>
internal sealed class Trace(bool isKept)
{
    private readonly List<string> _lines = [];

    /// <summary>Whether lines are kept; composing them costs more than the run.</summary>
    public bool IsKept => isKept;

    /// <summary>Equal for equal runs.</summary>
    public ulong Hash { get; private set; } = 14695981039346656037;

    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Says what time it is, for the lines.</summary>
    public Func<DateTimeOffset> Clock { get; set; } = () => default;

    public void Mix(long value) => Hash = (Hash ^ (ulong)value) * 1099511628211;

    public void Mix(ReadOnlySpan<byte> bytes)
    {
        ulong hash = Hash;
        foreach (byte b in bytes)
            hash = (hash ^ b) * 1099511628211;
        Hash = hash;
    }

    public void Line([InterpolatedStringHandlerArgument("")] ref LineText text)
    {
        if (IsKept)
            _lines.Add($"{Clock().ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture)}  {text.Text}");
    }

    /// <summary>Composes a line only where it is kept.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct LineText
    {
        private readonly StringBuilder? _text;

        public LineText(int literalLength, int formattedCount, Trace trace, out bool isWanted)
        {
            isWanted = trace.IsKept;
            _text = isWanted ? new StringBuilder(literalLength + (formattedCount * 16)) : null;
        }

        public string Text => _text?.ToString() ?? "";

        public void AppendLiteral(string text) => _text!.Append(text);

        public void AppendFormatted<T>(T value) => _text!.Append(CultureInfo.InvariantCulture, $"{value}");

        public void AppendFormatted(ReadOnlySpan<byte> utf8) => _text!.Append(Encoding.UTF8.GetString(utf8));
    }
}
