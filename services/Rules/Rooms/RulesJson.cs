using System.Text.Json;
using System.Text.Json.Serialization;
using BlazingSun.Rules.Json;

namespace BlazingSun.Rules.Rooms;

/// <summary>The JSON in which rooms and their events are stored: camelCase, defaults left out, times in unix milliseconds.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    NumberHandling = JsonNumberHandling.Strict,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    IgnoreReadOnlyProperties = true,
    AllowOutOfOrderMetadataProperties = true,
    Converters = [typeof(UnixMillisecondsConverter), typeof(UserNumberConverter)])]
[JsonSerializable(typeof(Room))]
[JsonSerializable(typeof(RoomEvent))]
public sealed partial class RulesJson : JsonSerializerContext;
