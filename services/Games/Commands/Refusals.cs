using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Events;
using BlazingSun.Games.Rooms;
using BlazingSun.Platform;
using Microsoft.Extensions.Logging;

namespace BlazingSun.Games.Commands;

/// <summary>Tells senders that their commands were not carried out, and why.</summary>
internal sealed class Refusals(Replies replies, RoomInputs inputs, ILogger<Refusals> log)
{
    private const int RetryAfterMs = 1000;

    public ValueTask SendAsync(IReadOnlyList<RoomRequest> requests, Refusal refusal, CancellationToken cancellationToken) =>
        replies.SendAsync(
            [
                .. requests.Where(r => r.ConnectionId is not null).Select(r => new Reply(
                    r.Caller.UserId, r.ConnectionId, r.CorrelationId, Replies.Frame(ErrorFrame.Of(refusal, r.Command.RoomId)))),
            ],
            cancellationToken);

    public ValueTask SendAsync(Envelope<ClientCommand> command, Refusal refusal, CancellationToken cancellationToken) =>
        replies.SendAsync(command, Replies.Frame(ErrorFrame.Of(refusal)), cancellationToken);

    /// <summary>A dependency is away: what became of the command is not known, and sending it again under its id is safe.</summary>
    public Refusal Unavailable(DependencyUnavailableException error)
    {
        log.DependencyAway(error, error.Dependency);
        return Refusal.Of(ErrorCode.UNAVAILABLE) with { RetryAfterMs = RetryAfterMs };
    }

    /// <summary>There was no answer in time.</summary>
    public Refusal TooLate(OperationCanceledException error) => Unavailable(new DependencyUnavailableException("rooms", "no answer in time", error));

    /// <summary>A bug: the sender gets a trace id, the log the rest.</summary>
    public Refusal Internal(Exception error)
    {
        string trace = inputs.Ids.New().ToString("N");
        log.CommandFailed(error, trace);
        return new Refusal(ErrorCode.INTERNAL, $"{ErrorTable.Of(ErrorCode.INTERNAL).Text} (trace {trace})");
    }
}
