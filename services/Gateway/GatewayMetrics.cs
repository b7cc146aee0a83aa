using System.Diagnostics.Metrics;
using BlazingSun.Contracts.Errors;
using BlazingSun.Gateway.Sockets;

namespace BlazingSun.Gateway;

/// <summary>Everything that the gateway counts. Costs nothing while nobody listens.</summary>
internal static class GatewayMetrics
{
    private static readonly Meter Meter = new("BlazingSun.Gateway");

    private static readonly UpDownCounter<long> Sockets = Meter.CreateUpDownCounter<long>("blazingsun.sockets", "{socket}", "Sockets that are open");

    private static readonly Counter<long> Closes = Meter.CreateCounter<long>(
        "blazingsun.sockets.closed", "{socket}", "Sockets that the gateway closed, by close code and reason; 4408 are slow consumers");

    private static readonly Counter<long> In = Meter.CreateCounter<long>("blazingsun.frames.received", "{frame}", "Frames that came from clients");

    private static readonly Counter<long> Out = Meter.CreateCounter<long>("blazingsun.frames.sent", "{frame}", "Frames that were put in line for clients");

    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>(
        "blazingsun.gateway.refusals", "{command}", "What the gateway itself refused, by error code");

    private static readonly Counter<long> Unpublished = Meter.CreateCounter<long>(
        "blazingsun.commands.unpublished", "{command}", "Commands that could not be published: their senders are told UNAVAILABLE");

    private static readonly Counter<long> Syncs = Meter.CreateCounter<long>(
        "blazingsun.syncs", "{request}", "Requests for what a client missed: after reconnections and gaps");

    public static void Opened() => Sockets.Add(1);

    public static void Gone() => Sockets.Add(-1);

    public static void Closed(CloseReason reason) => Closes.Add(
        1, new KeyValuePair<string, object?>("code", reason.CodeText), new KeyValuePair<string, object?>("reason", reason.Text));

    public static void Received() => In.Add(1);

    public static void Sent() => Out.Add(1);

    public static void Refused(ErrorCode code) => Refusals.Add(1, new KeyValuePair<string, object?>("code", code.ToString()));

    public static void NotPublished(int commands) => Unpublished.Add(commands);

    public static void Synced() => Syncs.Add(1);
}
