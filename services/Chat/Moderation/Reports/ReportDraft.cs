using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Ids;
using BlazingSun.Rules.Chat;

namespace BlazingSun.Chat.Moderation.Reports;

/// <summary>A report that is not kept yet.</summary>
internal sealed record ReportDraft(Caller Reporter, ReportMessage Command, string? Reason, IReadOnlyList<ReportedMessage> Messages)
{
    private const int ReasonLength = 500;

    public UserId SenderId => Messages.First(message => message.MessageId == Command.MessageId).SenderId;

    /// <summary>The reason as it is kept, where there is one.</summary>
    public static (string? Reason, Refusal? Refusal) ReasonOf(ReportMessage command)
    {
        (string? text, Refusal? refusal) = ChatContent.Check(command.Reason ?? "", WordFilter.None);
        if (refusal is { Code: ErrorCode.CONTENT_TOO_LONG } || text is { Length: > ReasonLength })
            return (null, new Refusal(ErrorCode.BAD_MESSAGE, $"reason has at most {ReasonLength} characters."));
        return (text, null);
    }
}
