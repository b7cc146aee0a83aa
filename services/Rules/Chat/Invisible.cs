using System.Globalization;
using System.Text;

namespace BlazingSun.Rules.Chat;

/// <summary>Characters that show nothing.</summary>
internal static class Invisible
{
    /// <summary>Whether a text of these alone is empty.</summary>
    public static bool IsBlank(Rune rune) => Rune.IsWhiteSpace(rune) || IsHidden(rune);

    /// <summary>Whether it takes up no room, so that the letters around it read as one word.</summary>
    public static bool IsHidden(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format ? !Rune.IsWhiteSpace(rune) : IsHiddenByName(rune.Value);

    // Joiners, fillers, an empty braille cell and selectors of variants: by their categories they are marks, letters and a symbol.
    private static bool IsHiddenByName(int value) => value
        is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x2800 or 0x3164 or (>= 0xFE00 and <= 0xFE0F) or 0xFFA0
        or (>= 0xE0100 and <= 0xE01EF);
}
