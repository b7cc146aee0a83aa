using System.Text.Json;
using BlazingSun.Platform.Embedded.Durable;
using BlazingSun.Platform.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BlazingSun.Platform.Embedded.Workflows;

/// <summary>Keeps instances over restarts: one key each. This process is the only writer, so the last write is the right one.</summary>
internal sealed class InstanceStore(
    [FromKeyedServices(StateStores.Rooms)] IStateStore store, IStateScan scan, IOptions<EmbeddedWorkflowOptions> options)
{
    private const string Prefix = "workflow/";

    public async ValueTask<IReadOnlyList<WorkflowInstance>> LoadAsync(CancellationToken cancellationToken) =>
        [.. (await scan.ReadAllAsync(Prefix, cancellationToken)).Select(v => Read(v))];

    public async ValueTask<WorkflowInstance?> FindAsync(string instanceId, CancellationToken cancellationToken) =>
        await store.GetAsync(Prefix + instanceId, cancellationToken) is { } entry ? Read(entry.Value.Span) : null;

    public async ValueTask SaveAsync(WorkflowInstance instance, CancellationToken cancellationToken) =>
        await store.SaveAsync(
            Prefix + instance.InstanceId,
            JsonSerializer.SerializeToUtf8Bytes(instance, WorkflowInstanceJson.Default.WorkflowInstance),
            Expected.Any,
            instance.HasEnded ? options.Value.WorkflowRetention : null,
            cancellationToken);

    public async ValueTask DeleteAsync(string instanceId, CancellationToken cancellationToken) =>
        await store.DeleteAsync(Prefix + instanceId, Expected.Any, cancellationToken);

    private static WorkflowInstance Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, WorkflowInstanceJson.Default.WorkflowInstance)!;
}
