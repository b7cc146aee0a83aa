using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace BlazingSun.Platform.Workflows;

/// <summary>JSON of inputs, outputs, events and custom status.</summary>
public sealed class WorkflowSerializer
{
    private readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web);

    /// <summary>Asks the resolvers in order, then reflection.</summary>
    public WorkflowSerializer(IEnumerable<IJsonTypeInfoResolver> resolvers)
    {
        foreach (IJsonTypeInfoResolver resolver in resolvers)
            _options.TypeInfoResolverChain.Add(resolver);
        _options.TypeInfoResolverChain.Add(new DefaultJsonTypeInfoResolver());
        _options.MakeReadOnly();
    }

    /// <summary>With reflection only.</summary>
    public WorkflowSerializer()
        : this([])
    {
    }

    /// <summary>JSON of a value by its own type; null of null.</summary>
    public string? Serialize(object? value) => value is null ? null : JsonSerializer.Serialize(value, value.GetType(), _options);

    /// <summary>A value of JSON; the type's default of null or an empty string.</summary>
    /// <exception cref="JsonException">It is no such value.</exception>
    public T? Deserialize<T>(string? json) => string.IsNullOrEmpty(json) ? default : JsonSerializer.Deserialize<T>(json, _options);
}
