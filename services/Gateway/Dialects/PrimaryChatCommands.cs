using BlazingSun.Contracts.Commands;

namespace BlazingSun.Gateway.Dialects;

/// <summary>The chat commands of <c>/ws</c> by type. In those about a person <c>userId</c> is that person.</summary>
internal static class PrimaryChatCommands
{
    private const int MaxName = 100;

    public static IReadOnlyDictionary<string, CommandReader> All { get; } = new Dictionary<string, CommandReader>
    {
        ["chat.command.send_message"] = (ref f) => new SendMessage(f.User("recipientId"), f.Text("content")),
        ["chat.command.history"] = (ref f) => new ReadHistory(f.User("withUserId"), f.OptionalMessage("before"), f.OptionalNumber("limit")),
        ["chat.command.mark_read"] = (ref f) => new MarkRead(f.User("withUserId"), f.Message("upTo")),
        ["chat.command.typing"] = (ref f) => new Typing(f.User("recipientId")),
        ["chat.command.conversations"] = (ref _) => new ListConversations(),
        ["chat.command.request_friend"] = (ref f) => new RequestFriend(Person(ref f)),
        ["chat.command.accept_friend"] = (ref f) => new AcceptFriend(Person(ref f)),
        ["chat.command.decline_friend"] = (ref f) => new DeclineFriend(Person(ref f)),
        ["chat.command.remove_friend"] = (ref f) => new RemoveFriend(Person(ref f)),
        ["chat.command.block_user"] = (ref f) => new BlockUser(Person(ref f)),
        ["chat.command.unblock_user"] = (ref f) => new UnblockUser(Person(ref f)),
        ["chat.command.friends"] = (ref _) => new ListFriends(),
        ["chat.command.join_lobby"] = (ref f) => new JoinLobby(f.Lobby()),
        ["chat.command.leave_lobby"] = (ref f) => new LeaveLobby(f.Lobby()),
        ["chat.command.send_lobby_message"] = (ref f) => new SendLobbyMessage(f.Lobby(), f.Text("content")),
        ["chat.command.lobby_history"] = (ref f) => new ReadLobbyHistory(f.Lobby(), f.Message("before"), f.OptionalNumber("limit")),
        ["chat.command.delete_lobby_message"] = (ref f) => new DeleteLobbyMessage(f.Lobby(), f.Message("messageId")),
        ["chat.command.mute_user"] = (ref f) => new MuteUser(Person(ref f), f.Number("minutes")),
        ["chat.command.unmute_user"] = (ref f) => new UnmuteUser(Person(ref f)),
        ["chat.command.report_message"] = Report,
    };

    private static PersonRef Person(ref FieldReader fields)
    {
        PersonRef person = new(fields.OptionalUser("userId"), fields.OptionalLine("username", MaxName));
        if (person.UserId is null == person.Username is null)
            fields.Refuse("Name the person by exactly one of userId and username.");
        return person;
    }

    private static ReportMessage Report(ref FieldReader fields)
    {
        ReportMessage report = new(
            fields.Message("messageId"), fields.OptionalLobby(), fields.OptionalUser("withUserId"), fields.OptionalText("reason"));
        if (report.LobbyId is null == report.WithUserId is null)
            fields.Refuse("Name the place of the message by exactly one of lobbyId and withUserId.");
        return report;
    }
}
