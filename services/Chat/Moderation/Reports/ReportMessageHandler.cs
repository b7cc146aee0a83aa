using BlazingSun.Chat.Commands;
using BlazingSun.Chat.Telling;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Events;

namespace BlazingSun.Chat.Moderation.Reports;

/// <summary>Users show messages to the admins.</summary>
internal sealed class ReportMessageHandler(ReportSources sources, ReportStore reports, ChatOutlet outlet) : IChatHandler<ReportMessage>
{
    public async ValueTask<Refusal?> HandleAsync(ChatRequest request, ReportMessage command, CancellationToken deadline)
    {
        if (!await reports.HasAsync(request.Caller.UserId, command.MessageId, deadline) && await AddAsync(request, command, deadline) is { } refusal)
            return refusal;
        await outlet.ReplyAsync(request, new MessageReported(command.MessageId), deadline);
        return null;
    }

    private async ValueTask<Refusal?> AddAsync(ChatRequest request, ReportMessage command, CancellationToken deadline)
    {
        (string? reason, Refusal? refusal) = ReportDraft.ReasonOf(command);
        if ((refusal ?? await TooManyAsync(request, deadline)) is { } no)
            return no;
        (IReadOnlyList<ReportedMessage> messages, refusal) = await sources.FindAsync(request.Caller, command, deadline);
        if (refusal is not null)
            return refusal;
        ReportDraft draft = new(request.Caller, command, reason, messages);
        if (draft.SenderId == request.Caller.UserId)
            return new Refusal(ErrorCode.FORBIDDEN, "That message is your own.");
        await reports.AddAsync(draft, deadline);
        return null;
    }

    private async ValueTask<Refusal?> TooManyAsync(ChatRequest request, CancellationToken deadline) =>
        await reports.WaitAsync(request.Caller.UserId, deadline) is { } wait
            ? new Refusal(ErrorCode.RATE_LIMITED, "You have reported much lately. Wait a while and try again.", (int)wait.TotalMilliseconds)
            : null;
}
