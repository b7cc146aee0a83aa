using System.Text.Json.Serialization;
using BlazingSun.Contracts.Json;

namespace BlazingSun.Contracts.Ids;

/// <summary>One socket on one gateway: a UUID.</summary>
[JsonConverter(typeof(IdConverter<ConnectionId>))]
public readonly record struct ConnectionId(Guid Value) : IId<ConnectionId>
{
    /// <inheritdoc/>
    public static bool TryParse(string text, out ConnectionId id)
    {
        bool ok = Guid.TryParseExact(text, "D", out Guid value);
        id = new ConnectionId(value);
        return ok;
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}
