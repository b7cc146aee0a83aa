using BlazingSun.Chat.Telling;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform;
using Microsoft.Extensions.Logging;

namespace BlazingSun.Chat.Commands;

/// <summary>Tells senders that their commands were not carried out, and why.</summary>
internal sealed class ChatRefusals(ChatOutlet outlet, IIdSource ids, ILogger<ChatRefusals> log)
{
    private const int RetryAfterMs = 1000;

    /// <summary>Where the broker is away nobody can be told; the sender hears nothing and sends the command again.</summary>
    public async ValueTask SendAsync(ChatRequest request, Refusal refusal, CancellationToken cancellationToken)
    {
        try
        {
            await outlet.ReplyAsync(request, ErrorFrame.Of(refusal), cancellationToken);
        }
        catch (DependencyUnavailableException e)
        {
            log.DependencyAway(e, e.Dependency);
        }
    }

    /// <summary>A dependency is away: what became of the command is not known, and sending it again under its id is safe.</summary>
    public Refusal Unavailable(DependencyUnavailableException error)
    {
        log.DependencyAway(error, error.Dependency);
        return Refusal.Of(ErrorCode.UNAVAILABLE) with { RetryAfterMs = RetryAfterMs };
    }

    /// <summary>A bug: the sender gets a trace id, the log the rest.</summary>
    public Refusal Internal(Exception error)
    {
        string trace = ids.New().ToString("N");
        log.CommandFailed(error, trace);
        return new Refusal(ErrorCode.INTERNAL, $"{ErrorTable.Of(ErrorCode.INTERNAL).Text} (trace {trace})");
    }
}
