using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Json;
using BlazingSun.Games.Rooms;
using BlazingSun.Platform.PubSub;

namespace BlazingSun.Games.Commands;

/// <summary>
/// Takes commands off the bus: those of one room go to its actor in one call, the others each to its handler. What is not done in time is
/// answered with UNAVAILABLE.
/// </summary>
internal sealed class GamesCommandConsumer(RoomCommands rooms, UserCommands users, TimeProvider time) : IBatchConsumer
{
    // Longer than anything takes that will still come to an end: so one stuck room does not hold up the others of its partition.
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(2);

    public async ValueTask<BatchResult> HandleAsync(IReadOnlyList<BusMessage> batch, CancellationToken cancellationToken)
    {
        Dictionary<RoomId, List<RoomRequest>> byRoom = [];
        Dictionary<UserId, List<Envelope<ClientCommand>>> byUser = [];
        foreach (BusMessage message in batch)
        {
            Sort(message, byRoom, byUser);
        }

        using CancellationTokenSource deadline = new(Deadline, time);
        await using CancellationTokenRegistration stop = cancellationToken.UnsafeRegister(
            static source => ((CancellationTokenSource)source!).Cancel(), deadline);
        await Task.WhenAll(
            byUser.Values.Select(commands => users.HandleAsync(commands, deadline.Token)).Append(rooms.HandleAsync(byRoom, deadline.Token)));
        return BatchResult.Done;
    }

    private static void Sort(
        BusMessage message, Dictionary<RoomId, List<RoomRequest>> byRoom, Dictionary<UserId, List<Envelope<ClientCommand>>> byUser)
    {
        Envelope<ClientCommand> envelope = message.Read(ContractsJson.Default.EnvelopeClientCommand);
        Caller caller = envelope.Actor ?? throw new JsonException("a command of nobody");
        if (envelope.Payload is RoomCommand command)
        {
            ListOf(byRoom, command.RoomId).Add(RoomRequest.From(envelope, command));
        }
        else
        {
            ListOf(byUser, caller.UserId).Add(envelope);
        }
    }

    private static List<TItem> ListOf<TKey, TItem>(Dictionary<TKey, List<TItem>> lists, TKey key)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out List<TItem>? list))
        {
            lists.Add(key, list = []);
        }

        return list;
    }
}
