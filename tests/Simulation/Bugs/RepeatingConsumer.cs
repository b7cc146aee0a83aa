using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Ids;
using BlazingSun.Gateway.FanOut;
using BlazingSun.Platform.PubSub;
using BlazingSun.Simulation.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Simulation.Bugs;

/// <summary>A gateway that delivers what comes again once more, instead of dropping it.</summary>
internal sealed class RepeatingConsumer(IBatchConsumer consumer, Node node) : IBatchConsumer
{
    private readonly HashSet<(string Room, long Seq)> _seen = [];

    public async ValueTask<BatchResult> HandleAsync(IReadOnlyList<BusMessage> batch, CancellationToken cancellationToken)
    {
        BatchResult result = await consumer.HandleAsync(batch, cancellationToken);
        foreach (BusMessage message in batch)
            Repeat(JsonElement.Parse(message.Body.Span));
        return result;
    }

    private void Repeat(JsonElement envelope)
    {
        if (envelope.GetProperty("eventType").GetString() != EventTypes.RoomUpdate)
            return;
        JsonElement payload = envelope.GetProperty("payload");
        string room = payload.GetProperty("roomId").GetString()!;
        foreach (JsonElement e in payload.GetProperty("events").EnumerateArray())
        {
            if (!_seen.Add((room, e.GetProperty("seq").GetInt64())))
                SendToAll(Id.Parse<RoomId>(room), e.GetProperty("views")[0].GetProperty("frame"));
        }
    }

    private void SendToAll(RoomId room, JsonElement frame)
    {
        foreach (RoomMember member in node.Services.GetRequiredService<RoomTable>().Find(room)?.Members ?? [])
            member.Socket.Send(JsonSerializer.SerializeToUtf8Bytes(frame));
    }
}
