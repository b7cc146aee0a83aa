using System.Collections.Frozen;
using System.Text;

namespace BlazingSun.Rules.Chat;

/// <summary>Puts asterisks in the place of unwanted words. Whole words only, whatever their case; a word is a run of letters and digits, also with hidden characters among them.</summary>
public sealed class WordFilter(IEnumerable<string> words)
{
    private readonly FrozenSet<string> unwanted = words.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Lets everything pass.</summary>
    public static WordFilter None { get; } = new([]);

    /// <summary>Whether this can be a word of a filter.</summary>
    public static bool IsWord(string text) => !string.IsNullOrEmpty(text) && text.All(char.IsLetterOrDigit);

    /// <summary>The text with every unwanted word masked; as long as before.</summary>
    public string Mask(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (unwanted.Count == 0)
            return text;
        char[] masked = text.ToCharArray();
        StringBuilder word = new();
        int start = 0;
        for (int i = 0; i < text.Length;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(i), out Rune rune, out int length);
            if (Rune.IsLetterOrDigit(rune) && !Invisible.IsHidden(rune))
            {
                start = word.Length == 0 ? i : start;
                word.Append(rune);
            }
            else if (!Invisible.IsHidden(rune))
            {
                MaskWord(masked.AsSpan(start, i - start), word);
            }

            i += length;
        }

        MaskWord(masked.AsSpan(start), word);
        return new string(masked);
    }

    private void MaskWord(Span<char> place, StringBuilder word)
    {
        if (word.Length > 0 && unwanted.Contains(word.ToString()))
            place.Fill('*');
        word.Clear();
    }
}
