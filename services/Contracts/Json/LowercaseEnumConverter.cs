using System.Text.Json;
using System.Text.Json.Serialization;

namespace BlazingSun.Contracts.Json;

/// <summary>Writes enum members as the wire has them: <c>waiting</c>, <c>public</c>, <c>auto</c>. Numbers are refused.</summary>
public sealed class LowercaseEnumConverter<TEnum>()
    : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where TEnum : struct, Enum;
