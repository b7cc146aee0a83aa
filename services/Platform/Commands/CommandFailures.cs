using System.Data.Common;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Ids;
using Microsoft.Extensions.Logging;

namespace BlazingSun.Platform.Commands;

/// <summary>What a sender is told of a command that failed by no fault of its own; the log gets the rest. Delivered again it would fail again, so it is over.</summary>
public sealed partial class CommandFailures(IIdSource ids, ILogger<CommandFailures> log)
{
    private const int RetryAfterMs = 1000;

    /// <summary>Does something for a sender.</summary>
    /// <param name="handle">What; a refusal where the rules forbid it.</param>
    /// <returns>The refusal; null where there is none.</returns>
    public async ValueTask<Refusal?> GuardAsync(Func<ValueTask<Refusal?>> handle)
    {
        try
        {
            return await handle();
        }
        catch (Exception e)
        {
            return Of(e);
        }
    }

    /// <summary>
    /// <see cref="ErrorCode.UNAVAILABLE"/> when a dependency is away or too slow: what became of the command is not known, and sending it again under its id
    /// is safe. Else a bug: <see cref="ErrorCode.INTERNAL"/> with a trace id.
    /// </summary>
    public Refusal Of(Exception error) => error switch
    {
        DependencyUnavailableException away => Unavailable(error, $"{away.Dependency} is away"),
        DbException => Unavailable(error, "the database is away"),
        OperationCanceledException => Unavailable(error, "no answer in time"),
        _ => Internal(error),
    };

    private Refusal Unavailable(Exception error, string why)
    {
        TriedAgain(log, error, why);
        return Refusal.Of(ErrorCode.UNAVAILABLE) with { RetryAfterMs = RetryAfterMs };
    }

    private Refusal Internal(Exception error)
    {
        string trace = ids.New().ToString("N");
        Failed(log, error, trace);
        return new Refusal(ErrorCode.INTERNAL, $"{ErrorTable.Of(ErrorCode.INTERNAL).Text} (trace {trace})");
    }

    [LoggerMessage(1201, LogLevel.Warning, "The senders of commands were told to try again: {Why}")]
    private static partial void TriedAgain(ILogger log, Exception exception, string why);

    [LoggerMessage(1202, LogLevel.Error, "A command failed; its sender was given the trace {Trace}")]
    private static partial void Failed(ILogger log, Exception exception, string trace);
}
