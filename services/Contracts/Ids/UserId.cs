using System.Globalization;
using System.Text.Json.Serialization;
using BlazingSun.Contracts.Json;

namespace BlazingSun.Contracts.Ids;

/// <summary>A user: a 64-bit number, written as a decimal string in JSON.</summary>
[JsonConverter(typeof(IdConverter<UserId>))]
public readonly record struct UserId(long Value) : IId<UserId>
{
    /// <summary>The lowest id that is a bot's. Nobody can sign in with one from here on.</summary>
    public const long FirstBot = long.MaxValue - 15;

    /// <summary>Whether a program of the server plays under this id.</summary>
    [JsonIgnore]
    public bool IsBot => Value >= FirstBot;

    /// <inheritdoc/>
    public static bool TryParse(string text, out UserId id)
    {
        bool ok = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value);
        id = new UserId(value);
        return ok;
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
