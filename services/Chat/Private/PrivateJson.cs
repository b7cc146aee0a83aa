using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Chat.Private;

/// <summary>The JSON of private chat as it is stored. What has its default is left out, and no letter is escaped that need not be.</summary>
[JsonSerializable(typeof(Conversation))]
[JsonSerializable(typeof(MessageChunk))]
[JsonSerializable(typeof(ConversationList))]
[JsonSerializable(typeof(IReadOnlyList<UserId>))]
internal sealed partial class PrivateJson : JsonSerializerContext
{
    /// <summary>The one that is used.</summary>
    public static PrivateJson Stored { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
