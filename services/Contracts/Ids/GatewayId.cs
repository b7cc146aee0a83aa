using System.Text.Json.Serialization;
using BlazingSun.Contracts.Json;

namespace BlazingSun.Contracts.Ids;

/// <summary>One run of a gateway, from its start to its end: a UUID.</summary>
[JsonConverter(typeof(IdConverter<GatewayId>))]
public readonly record struct GatewayId(Guid Value) : IId<GatewayId>
{
    /// <inheritdoc/>
    public static bool TryParse(string text, out GatewayId id)
    {
        bool ok = Guid.TryParseExact(text, "D", out Guid value);
        id = new GatewayId(value);
        return ok;
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}
