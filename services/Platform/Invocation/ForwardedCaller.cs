using System.Text.Json;
using System.Text.Json.Serialization;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Platform.Invocation;

/// <summary>The signed-in user of a request that one app hands to another, in a header. Only an app's word counts: whoever reads it has to know who sent it.</summary>
public static class ForwardedCaller
{
    /// <summary>The header's name.</summary>
    public const string Header = "blazingsun-caller";

    /// <summary>The header's value; ASCII whatever the user's name is.</summary>
    public static string Write(Caller caller) =>
        JsonSerializer.Serialize(new Content(caller.UserId.Value, caller.Username, caller.Roles), ForwardedCallerJson.Default.Content);

    /// <summary>The user, or null when the value is none.</summary>
    public static Caller? Read(string value)
    {
        try
        {
            return JsonSerializer.Deserialize(value, ForwardedCallerJson.Default.Content) is { Name: { } name, Roles: { } roles } content
                ? new Caller(new UserId(content.Id), name, roles)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    internal sealed record Content(long Id, string Name, IReadOnlyList<string> Roles);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ForwardedCaller.Content))]
internal sealed partial class ForwardedCallerJson : JsonSerializerContext;
