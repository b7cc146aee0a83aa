using System.Text.Json.Serialization;
using BlazingSun.Contracts.Json;

namespace BlazingSun.Contracts.Ids;

/// <summary>The code that players pass on by word of mouth: <see cref="Length"/> characters of <see cref="Alphabet"/>.</summary>
[JsonConverter(typeof(IdConverter<RoomCode>))]
public readonly record struct RoomCode(string Value) : IId<RoomCode>
{
    /// <summary>Letters and digits that cannot be mistaken for each other: no I, O, 0, 1.</summary>
    public const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>Characters in a code.</summary>
    public const int Length = 6;

    /// <summary>Reads a code as a person types it: any case, blanks around it.</summary>
    public static bool TryParse(string text, out RoomCode id)
    {
        string upper = text.Trim().ToUpperInvariant();
        id = new RoomCode(upper);
        return upper.Length == Length && upper.All(Alphabet.Contains);
    }

    /// <summary>Makes a code from random bytes; 32 letters divide 256, so each is equally likely.</summary>
    public static RoomCode Draw(IRandomSource random)
    {
        Span<byte> bytes = stackalloc byte[Length];
        random.Fill(bytes);
        Span<char> letters = stackalloc char[Length];
        for (int i = 0; i < Length; i++)
        {
            letters[i] = Alphabet[bytes[i] % Alphabet.Length];
        }

        return new RoomCode(new string(letters));
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
