using BlazingSun.Chat.Lobby;
using BlazingSun.Chat.Private;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Chat.Moderation.Reports;

/// <summary>Finds what users report, with what was said around it.</summary>
internal sealed class ReportSources(KnownLobbies lobbies, LobbyMessages messages, ConversationStore conversations, ConversationPages pages)
{
    private const int Around = 5;

    /// <returns>The message among its neighbours, in order; or why there is none.</returns>
    public async ValueTask<(IReadOnlyList<ReportedMessage> Messages, Refusal? Refusal)> FindAsync(
        Caller reporter, ReportMessage report, CancellationToken cancellationToken)
    {
        if (report.LobbyId is { } lobby && lobbies.Refuse(lobby) is { } refusal)
            return ([], refusal);
        IReadOnlyList<ReportedMessage> found = report switch
        {
            { LobbyId: { } place } => [.. (await messages.AroundAsync(place, report.MessageId, Around, cancellationToken)).Select(ReportedMessage.Of)],
            { WithUserId: { } other } => await OfConversationAsync(Pair.Of(reporter.UserId, other), report.MessageId, cancellationToken),
            _ => [],
        };
        return found.Any(message => message.MessageId == report.MessageId)
            ? (found, null)
            : ([], new Refusal(ErrorCode.NOT_FOUND, "There is no such message any more."));
    }

    private async ValueTask<IReadOnlyList<ReportedMessage>> OfConversationAsync(Pair pair, MessageId id, CancellationToken cancellationToken)
    {
        Conversation conversation = await conversations.ReadAsync(pair, cancellationToken);
        if (await pages.FindAsync(pair, conversation, id, cancellationToken) is not { } chunk)
            return [];
        int place = chunk.Messages.Index().Last(one => !one.Item.IsAfter(id)).Index;
        return
        [
            .. chunk.Messages.Skip(place - Around).Take(Around + 1 + Math.Min(place, Around))
                .Where(message => message.Text.Length > 0)
                .Select(message => ReportedMessage.Of(PrivateFrames.Message(pair, conversation, message))),
        ];
    }
}
