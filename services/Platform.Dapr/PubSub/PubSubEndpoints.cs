using System.Text.Json;
using BlazingSun.Platform.Dapr.Hosting;
using BlazingSun.Platform.PubSub;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace BlazingSun.Platform.Dapr.PubSub;

/// <summary>What the sidecar calls to learn of subscriptions and to deliver.</summary>
internal sealed class PubSubEndpoints(
    SubscriptionTable subscriptions, AppStart start, MissedMessages missed, ILogger<PubSubEndpoints> logger)
{
    private int _asked;

    internal void Map(IEndpointRouteBuilder sidecar)
    {
        sidecar.MapGet("/dapr/subscribe", ListAsync);
        sidecar.MapPost(SubscriptionTable.Route("{component}", "{topic}"), DeliverAsync);
    }

    private async Task ListAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        await using Utf8JsonWriter writer = new(context.Response.BodyWriter);
        subscriptions.Write(writer);
        await writer.FlushAsync();
        // A sidecar asks once in its life: this is another one.
        if (Interlocked.Increment(ref _asked) > 1)
            missed.Report();
    }

    internal async Task DeliverAsync(HttpContext context)
    {
        if (subscriptions.Find(RouteValue(context, "component"), RouteValue(context, "topic")) is not { } deliveries)
        {
            // 404 would make the sidecar drop the messages.
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        if (await ReadAsync(context) is not { } delivery)
            return;
        await start.WaitAsync(context.RequestAborted);
        IReadOnlySet<int> retry = await deliveries.HandleAsync(delivery, context.RequestAborted);
        context.Response.ContentType = "application/json";
        await using Utf8JsonWriter writer = new(context.Response.BodyWriter);
        WriteStatuses(writer, delivery, retry);
    }

    private async ValueTask<BulkDelivery?> ReadAsync(HttpContext context)
    {
        // A batch of the largest messages exceeds the server's limit, which is meant for strangers.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null;
        try
        {
            BulkDelivery? delivery = await JsonSerializer.DeserializeAsync(
                context.Request.Body, BulkDeliveryJson.Default.BulkDelivery, context.RequestAborted);
            return delivery?.Entries is null ? throw new JsonException("no entries") : delivery;
        }
        catch (JsonException error)
        {
            BusLog.Unreadable(logger, error, context.Request.Path);
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return null;
        }
    }

    // An entry that is not named counts as one to come again: all are named.
    private static void WriteStatuses(Utf8JsonWriter writer, BulkDelivery delivery, IReadOnlySet<int> retry)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("statuses");
        for (int i = 0; i < delivery.Entries.Count; i++)
        {
            writer.WriteStartObject();
            writer.WriteString("entryId", delivery.Entries[i].EntryId);
            writer.WriteString("status", retry.Contains(i) ? "RETRY" : "SUCCESS");
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static string RouteValue(HttpContext context, string name) => (string)context.Request.RouteValues[name]!;
}
