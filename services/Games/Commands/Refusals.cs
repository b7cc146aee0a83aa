using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Events;
using BlazingSun.Games.Rooms;
using BlazingSun.Platform.Commands;

namespace BlazingSun.Games.Commands;

/// <summary>Tells senders that their commands were not carried out, and why.</summary>
internal sealed class Refusals(Replies replies, CommandFailures failures)
{
    /// <summary>Does something for the senders, who hear of a refusal, also when it failed.</summary>
    public async Task AnsweringAsync(IReadOnlyList<RoomRequest> requests, Func<ValueTask<Refusal?>> handle)
    {
        if (await failures.GuardAsync(handle) is { } refusal)
            await SendAsync(requests, refusal, CancellationToken.None);
    }

    /// <summary>Does something for the sender, who hears of a refusal, also when it failed.</summary>
    public async Task AnsweringAsync(Envelope<ClientCommand> command, Func<ValueTask<Refusal?>> handle)
    {
        if (await failures.GuardAsync(handle) is { } refusal)
            await SendAsync(command, refusal, CancellationToken.None);
    }

    public ValueTask SendAsync(IReadOnlyList<RoomRequest> requests, Refusal refusal, CancellationToken cancellationToken) =>
        replies.SendAsync(
            [
                .. requests.Where(r => r.ConnectionId is not null).Select(r => new Reply(
                    r.Caller.UserId, r.ConnectionId, r.CorrelationId, Replies.Frame(ErrorFrame.Of(refusal, r.Command.RoomId)))),
            ],
            cancellationToken);

    public ValueTask SendAsync(Envelope<ClientCommand> command, Refusal refusal, CancellationToken cancellationToken) =>
        replies.SendAsync(command, Replies.Frame(ErrorFrame.Of(refusal)), cancellationToken);
}
