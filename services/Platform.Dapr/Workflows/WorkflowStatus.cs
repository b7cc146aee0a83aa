using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using BlazingSun.Platform.Workflows;

namespace BlazingSun.Platform.Dapr.Workflows;

/// <summary>An instance as the sidecar describes it; empty fields are left out.</summary>
internal sealed record WorkflowStatus(
    [property: JsonPropertyName("instanceID")] string InstanceId,
    string? WorkflowName,
    string? CreatedAt,
    string? LastUpdatedAt,
    string? RuntimeStatus,
    IReadOnlyDictionary<string, string>? Properties)
{
    private const string Prefix = "dapr.workflow.";

    internal static WorkflowState Read(byte[] json, WorkflowSerializer serializer)
    {
        WorkflowStatus status = JsonSerializer.Deserialize(json, WorkflowStatusJson.Default.WorkflowStatus)!;
        DateTimeOffset created = Time(status.CreatedAt);
        return new WorkflowState(serializer)
        {
            InstanceId = status.InstanceId,
            Name = status.WorkflowName ?? "",
            RuntimeStatus = Status(status.RuntimeStatus),
            CreatedAt = created,
            LastUpdatedAt = status.LastUpdatedAt is null ? created : Time(status.LastUpdatedAt),
            SerializedInput = status.Property("input"),
            SerializedOutput = status.Property("output"),
            SerializedCustomStatus = status.Property("custom_status"),
            FailureDetails = status.Failure(),
        };
    }

    private string? Property(string name) => Properties?.GetValueOrDefault(Prefix + name);

    private WorkflowTaskFailureDetails? Failure() =>
        Property("failure.error_type") is null && Property("failure.error_message") is null
            ? null
            : new WorkflowTaskFailureDetails(
                Property("failure.error_type") ?? "", Property("failure.error_message") ?? "", Property("failure.stack_trace"));

    private static WorkflowRuntimeStatus Status(string? text) => text switch
    {
        "PENDING" => WorkflowRuntimeStatus.Pending,
        "RUNNING" => WorkflowRuntimeStatus.Running,
        "COMPLETED" => WorkflowRuntimeStatus.Completed,
        "CONTINUED_AS_NEW" => WorkflowRuntimeStatus.ContinuedAsNew,
        "FAILED" => WorkflowRuntimeStatus.Failed,
        "CANCELED" => WorkflowRuntimeStatus.Canceled,
        "TERMINATED" => WorkflowRuntimeStatus.Terminated,
        "SUSPENDED" => WorkflowRuntimeStatus.Suspended,
        _ => WorkflowRuntimeStatus.Stalled,
    };

    // Nanoseconds are more digits than a parser takes.
    private static DateTimeOffset Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time : default;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WorkflowStatus))]
internal sealed partial class WorkflowStatusJson : JsonSerializerContext;
