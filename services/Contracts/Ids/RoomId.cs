using System.Text.Json.Serialization;
using BlazingSun.Contracts.Json;

namespace BlazingSun.Contracts.Ids;

/// <summary>A room, and the game in it: a UUID.</summary>
[JsonConverter(typeof(IdConverter<RoomId>))]
public readonly record struct RoomId(Guid Value) : IId<RoomId>
{
    /// <inheritdoc/>
    public static bool TryParse(string text, out RoomId id)
    {
        bool ok = Guid.TryParseExact(text, "D", out Guid value);
        id = new RoomId(value);
        return ok;
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}
