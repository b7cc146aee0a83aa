using BlazingSun.Contracts.Commands;

namespace BlazingSun.Gateway.Commands;

/// <summary>Chat commands' types on the bus.</summary>
internal static class ChatCommandNames
{
    public static string Of(ChatCommand command) => command switch
    {
        SendMessage => "chat.command.send_message",
        ReadHistory => "chat.command.history",
        MarkRead => "chat.command.mark_read",
        Typing => "chat.command.typing",
        ListConversations => "chat.command.conversations",
        CountUnread => "chat.command.count_unread",
        RequestFriend => "chat.command.request_friend",
        AcceptFriend => "chat.command.accept_friend",
        DeclineFriend => "chat.command.decline_friend",
        RemoveFriend => "chat.command.remove_friend",
        BlockUser => "chat.command.block_user",
        UnblockUser => "chat.command.unblock_user",
        ListFriends => "chat.command.friends",
        JoinLobby => "chat.command.join_lobby",
        SendLobbyMessage => "chat.command.send_lobby_message",
        ReadLobbyHistory => "chat.command.lobby_history",
        DeleteLobbyMessage => "chat.command.delete_lobby_message",
        MuteUser => "chat.command.mute_user",
        UnmuteUser => "chat.command.unmute_user",
        ReportMessage => "chat.command.report_message",
        _ => throw new ArgumentOutOfRangeException(nameof(command), command, "not sent to Chat"),
    };
}
