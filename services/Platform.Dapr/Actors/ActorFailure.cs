using System.Text.Json;
using System.Text.Json.Serialization;

namespace BlazingSun.Platform.Dapr.Actors;

/// <summary>
/// An exception on its way from a turn to its caller. It travels as a success with a header, for what the sidecar takes for a failure it
/// may try again and turns into text.
/// </summary>
/// <param name="Error">The exception's type.</param>
/// <param name="Message">What happened.</param>
/// <param name="Dependency">Which dependency was away, if it was that.</param>
internal sealed record ActorFailure(string Error, string Message, string? Dependency)
{
    /// <summary>The header that tells a failure; any value.</summary>
    internal const string Header = "X-DaprErrorResponseHeader";

    internal static ActorFailure From(Exception e) => e switch
    {
        DependencyUnavailableException away => new ActorFailure(nameof(DependencyUnavailableException), away.What, away.Dependency),
        OperationCanceledException => new ActorFailure(e.GetType().Name, "the turn was cancelled", "actors"),
        _ => new ActorFailure(e.GetType().Name, e.Message, null),
    };

    internal byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, ActorFailureJson.Default.ActorFailure);

    internal static Exception Read(ReadOnlySpan<byte> json)
    {
        ActorFailure failure = JsonSerializer.Deserialize(json, ActorFailureJson.Default.ActorFailure)!;
        return failure.Dependency is { } dependency
            ? new DependencyUnavailableException(dependency, failure.Message)
            : new ActorFailedException(failure.Error, failure.Message);
    }
}

/// <summary>A turn of an actor elsewhere ended with an exception.</summary>
/// <param name="error">The exception's type there.</param>
/// <param name="message">Its message.</param>
internal sealed class ActorFailedException(string error, string message) : Exception($"{error}: {message}");

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ActorFailure))]
internal sealed partial class ActorFailureJson : JsonSerializerContext;
