using System.Text.Json;
using System.Text.Json.Serialization;
using BlazingSun.Platform.Telemetry;

namespace BlazingSun.Platform.Dapr.Sidecar;

/// <summary>What the sidecar says of a failure. The code is stable; the message is for people.</summary>
internal sealed record SidecarError(string? ErrorCode, string? Message)
{
    /// <summary>Reads an answer's body; one that is no error body has neither code nor message.</summary>
    internal static async ValueTask<SidecarError> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        byte[] body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        try
        {
            return JsonSerializer.Deserialize(body, SidecarJson.Default.SidecarError) ?? new SidecarError(null, null);
        }
        catch (JsonException)
        {
            return new SidecarError(null, null);
        }
    }

    /// <summary>The exception that tells of an answer that was none of the expected ones. It counts as a failure of the dependency.</summary>
    internal static ValueTask<DependencyUnavailableException> ExceptionAsync(
        string dependency, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        PlatformMetrics.Failed(dependency);
        return ReasonAsync(dependency, response, cancellationToken);
    }

    /// <summary>Likewise, where it is not yet known whether it is one.</summary>
    internal static async ValueTask<DependencyUnavailableException> ReasonAsync(
        string dependency, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        SidecarError error = await ReadAsync(response, cancellationToken);
        return new DependencyUnavailableException(dependency, $"{error.ErrorCode ?? "no error code"} ({(int)response.StatusCode}): {error.Message}");
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SidecarError))]
[JsonSerializable(typeof(SidecarMetadata))]
internal sealed partial class SidecarJson : JsonSerializerContext;
