using System.Text.Json;
using System.Text.Json.Serialization;
using BlazingSun.Contracts.Json;

namespace BlazingSun.Games.History;

/// <summary>The JSON of finished games, as they are stored and as they are shown.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, NumberHandling = JsonNumberHandling.Strict, Converters = [typeof(TimestampConverter)])]
[JsonSerializable(typeof(GameRecord))]
[JsonSerializable(typeof(EndedGame))]
[JsonSerializable(typeof(GamesOfUser))]
[JsonSerializable(typeof(System.Text.Json.Nodes.JsonNode))]
internal sealed partial class HistoryJson : JsonSerializerContext;
