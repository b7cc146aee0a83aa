using System.Text.Json;
using System.Text.Json.Serialization;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Json;
using BlazingSun.Games.History;

namespace BlazingSun.Games.Exports;

/// <summary>A room in which the user has a seat, or that the user watches.</summary>
internal sealed record ExportedRoom(RoomId RoomId, GameSlug? GameType, bool IsPlaying);

/// <summary>Until when the user may not write in rooms, or might not.</summary>
internal sealed record ExportedMute(DateTimeOffset Until);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, NumberHandling = JsonNumberHandling.Strict, Converters = [typeof(TimestampConverter)])]
[JsonSerializable(typeof(GameSummary))]
[JsonSerializable(typeof(ExportedRoom))]
[JsonSerializable(typeof(ExportedMute))]
internal sealed partial class GamesExportJson : JsonSerializerContext;
