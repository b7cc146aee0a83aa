using System.Text.Json;
using System.Text.Json.Serialization;
using BlazingSun.Contracts.Json;

namespace BlazingSun.Chat.Moderation.Reports;

/// <summary>The JSON of reports, as they are stored and as they are shown.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, NumberHandling = JsonNumberHandling.Strict, Converters = [typeof(TimestampConverter)])]
[JsonSerializable(typeof(ReportPage))]
[JsonSerializable(typeof(IReadOnlyList<ReportedMessage>))]
internal sealed partial class ReportsJson : JsonSerializerContext;
