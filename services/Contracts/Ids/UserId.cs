using System.Globalization;
using System.Text.Json.Serialization;
using BlazingSun.Contracts.Json;

namespace BlazingSun.Contracts.Ids;

/// <summary>A user: a 64-bit number, written as a decimal string in JSON.</summary>
[JsonConverter(typeof(IdConverter<UserId>))]
public readonly record struct UserId(long Value) : IId<UserId>
{
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
