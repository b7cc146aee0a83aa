using System.Text.Json.Serialization;
using BlazingSun.Contracts.Json;

namespace BlazingSun.Contracts.Ids;

/// <summary>
/// A chat message: a UUID of version 7. Within a conversation or lobby their texts sort in the order in which the messages were accepted.
/// </summary>
[JsonConverter(typeof(IdConverter<MessageId>))]
public readonly record struct MessageId(Guid Value) : IId<MessageId>
{
    /// <inheritdoc/>
    public static bool TryParse(string text, out MessageId id)
    {
        bool ok = Guid.TryParseExact(text, "D", out Guid value);
        id = new MessageId(value);
        return ok;
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}
