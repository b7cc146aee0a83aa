using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Chat.Moderation.Reports;

/// <summary>A message as it was when it was reported.</summary>
internal sealed record ReportedMessage(MessageId MessageId, UserId SenderId, string SenderName, string Content, DateTimeOffset SentAt)
{
    public static ReportedMessage Of(LobbyEntry entry) =>
        new(entry.MessageId, entry.SenderId, entry.SenderName, entry.Content, entry.SentAt);

    public static ReportedMessage Of(PrivateMessage message) =>
        new(message.MessageId, message.SenderId, message.SenderName, message.Content, message.SentAt);
}

/// <summary>A report as admins see it.</summary>
/// <param name="Id">Its number; later ones are greater.</param>
/// <param name="MessageId">The message that was reported.</param>
/// <param name="LobbyId">The lobby that it stood in; null = a private conversation.</param>
/// <param name="WithUserId">The user with whom the reporter talked there; null = a lobby.</param>
/// <param name="ReporterId">Who reported; null = an account that was removed.</param>
/// <param name="ReporterName">Whose name that is.</param>
/// <param name="Reason">What the reporter said of it.</param>
/// <param name="ReportedAt">When.</param>
/// <param name="Messages">The message among those around it, in order.</param>
internal sealed record Report(
    long Id, MessageId MessageId, LobbyId? LobbyId, UserId? WithUserId, UserId? ReporterId, string ReporterName, string? Reason,
    DateTimeOffset ReportedAt, IReadOnlyList<ReportedMessage> Messages);

/// <summary>Open reports, the newest first.</summary>
/// <param name="Reports">The page.</param>
/// <param name="Next">What to ask for the next page with, as <c>before</c>; null = this is the last one.</param>
internal sealed record ReportPage(IReadOnlyList<Report> Reports, string? Next);
