using System.Collections.Frozen;

namespace BlazingSun.Rules.Chat;

/// <summary>Puts asterisks in the place of unwanted words. Whole words only, whatever their case; a word is a run of letters and digits.</summary>
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
        for (int start = 0; start < text.Length; start++)
        {
            int end = start;
            while (end < text.Length && char.IsLetterOrDigit(text[end]))
                end++;
            if (end > start && unwanted.Contains(text[start..end]))
                masked.AsSpan(start, end - start).Fill('*');
            start = end;
        }

        return new string(masked);
    }
}
