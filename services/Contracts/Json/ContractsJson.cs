using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Events;

namespace BlazingSun.Contracts.Json;

/// <summary>The JSON of everything that leaves an app: camelCase, nulls written but in errors, times with milliseconds.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    NumberHandling = JsonNumberHandling.Strict,
    AllowOutOfOrderMetadataProperties = true,
    Converters = [typeof(TimestampConverter)])]
[JsonSerializable(typeof(RoomEventFrame))]
[JsonSerializable(typeof(RoomStateFrame))]
[JsonSerializable(typeof(RoomsUpdated))]
[JsonSerializable(typeof(ErrorFrame))]
[JsonSerializable(typeof(RoomCommand))]
[JsonSerializable(typeof(Envelope<ClientCommand>))]
[JsonSerializable(typeof(Envelope<RoomUpdate>))]
[JsonSerializable(typeof(Envelope<SyncAnswer>))]
[JsonSerializable(typeof(Envelope<Delivery>))]
[JsonSerializable(typeof(Envelope<RepliesPayload>))]
[JsonSerializable(typeof(Envelope<UserConnection>))]
[JsonSerializable(typeof(Envelope<GatewayState>))]
[JsonSerializable(typeof(Envelope<LobbyJoined>))]
[JsonSerializable(typeof(Envelope<UnreadCount>))]
[JsonSerializable(typeof(Envelope<PresenceChange>))]
[JsonSerializable(typeof(Envelope<LobbyCounts>))]
[JsonSerializable(typeof(Envelope<UserMute>))]
[JsonSerializable(typeof(ChatFrame))]
public sealed partial class ContractsJson : JsonSerializerContext
{
    private static readonly Lazy<ContractsJson> LazyWire = new(MakeWire);

    /// <summary>
    /// For what holds people's texts: letters of all scripts as UTF-8, where <see cref="Default"/> writes six bytes for each. It goes over sockets
    /// and the bus alone; nothing of it is safe inside HTML.
    /// </summary>
    public static ContractsJson Wire => LazyWire.Value;

    /// <summary>Bytes of a text as <see cref="Wire"/> writes it.</summary>
    public static int BytesOf(string text) => JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes.Length;

    private static ContractsJson MakeWire() =>
        new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
