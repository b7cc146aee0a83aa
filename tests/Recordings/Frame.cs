using System.Text.Json;

namespace BlazingSun.Recordings;

/// <summary>Something that went over the workflow worker's connection.</summary>
/// <param name="Scenario">What was tried.</param>
/// <param name="At">Since the recording began.</param>
/// <param name="From">Who sent it: <c>app</c> or <c>sidecar</c>.</param>
/// <param name="Rpc">The call it belongs to; null for the answer to the completion before it.</param>
/// <param name="Message">The message's type in workflow.proto; null when the line is a status or an end.</param>
/// <param name="Json">The message as JSON.</param>
/// <param name="Bytes">The message on the wire, without the gRPC prefix.</param>
/// <param name="Status">The status that ended a call.</param>
public sealed record Frame(
    string Scenario, TimeSpan At, string From, string? Rpc, string? Message, JsonElement? Json, ReadOnlyMemory<byte> Bytes, string? Status)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Scenario}: {From} {Rpc} {Message}{Status}";
}
