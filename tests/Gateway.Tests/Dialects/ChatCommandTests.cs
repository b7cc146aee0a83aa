using System.Text;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Ids;
using BlazingSun.Gateway.Dialects;

namespace BlazingSun.Gateway.Tests.Dialects;

public sealed class ChatCommandTests
{
    private const string Uuid = "0198c2a0-0000-7000-8000-000000000001";
    private static readonly MessageId Message = new(Guid.Parse(Uuid));
    private static readonly UserId Seven = new(7);
    private static readonly PersonRef ById = new(Seven, null);
    private static readonly LobbyId Dice = new("games:bigger_dice");

    public static TheoryData<string, ClientCommand> Commands => new()
    {
        { """{"type":"chat.command.send_message","recipientId":"7","content":"h\u00e9"}""", new SendMessage(Seven, "hé") },
        { """{"type":"chat.command.history","withUserId":"7"}""", new ReadHistory(Seven) },
        { $$"""{"type":"chat.command.history","withUserId":"7","before":"{{Uuid}}","limit":20}""", new ReadHistory(Seven, Message, 20) },
        { $$"""{"type":"chat.command.mark_read","withUserId":"7","upTo":"{{Uuid}}"}""", new MarkRead(Seven, Message) },
        { """{"type":"chat.command.typing","recipientId":"7"}""", new Typing(Seven) },
        { """{"type":"chat.command.conversations"}""", new ListConversations() },
        { """{"type":"chat.command.request_friend","userId":"7"}""", new RequestFriend(ById) },
        { """{"type":"chat.command.accept_friend","username":"eve"}""", new AcceptFriend(new PersonRef(null, "eve")) },
        { """{"type":"chat.command.decline_friend","userId":"7","username":null}""", new DeclineFriend(ById) },
        { """{"type":"chat.command.remove_friend","userId":"7"}""", new RemoveFriend(ById) },
        { """{"type":"chat.command.block_user","userId":"7"}""", new BlockUser(ById) },
        { """{"type":"chat.command.unblock_user","userId":"7"}""", new UnblockUser(ById) },
        { """{"type":"chat.command.friends"}""", new ListFriends() },
        { """{"type":"chat.command.join_lobby","lobbyId":"lobby:main"}""", new JoinLobby(LobbyId.Main) },
        { """{"type":"chat.command.leave_lobby","lobbyId":"games:bigger_dice"}""", new LeaveLobby(Dice) },
        { """{"type":"chat.command.send_lobby_message","lobbyId":"games:bigger_dice","content":""}""", new SendLobbyMessage(Dice, "") },
        { $$"""{"type":"chat.command.lobby_history","lobbyId":"lobby:main","before":"{{Uuid}}"}""", new ReadLobbyHistory(LobbyId.Main, Message) },
        { $$"""{"type":"chat.command.delete_lobby_message","lobbyId":"lobby:main","messageId":"{{Uuid}}"}""", new DeleteLobbyMessage(LobbyId.Main, Message) },
        { """{"type":"chat.command.mute_user","userId":"7","minutes":10}""", new MuteUser(ById, 10) },
        { """{"type":"chat.command.unmute_user","userId":"7"}""", new UnmuteUser(ById) },
        { $$"""{"type":"chat.command.report_message","messageId":"{{Uuid}}","withUserId":"7"}""", new ReportMessage(Message, null, Seven, null) },
        { $$"""{"type":"chat.command.report_message","messageId":"{{Uuid}}","lobbyId":"lobby:main","reason":"spam"}""", new ReportMessage(Message, LobbyId.Main, null, "spam") },
        { $$"""{"type":"games.command.player_chat","roomId":"{{Uuid}}","content":"x"}""", new PlayerChat(new RoomId(Message.Value), "x") },
        { $$"""{"type":"games.command.spectator_chat","roomId":"{{Uuid}}","content":"x"}""", new SpectatorChat(new RoomId(Message.Value), "x") },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_frame_becomes_its_command(string frame, ClientCommand command) => Assert.Equal(command, Read(frame).Command);

    [Theory]
    [InlineData("request_friend", "")]
    [InlineData("accept_friend", "")]
    [InlineData("decline_friend", "")]
    [InlineData("remove_friend", "")]
    [InlineData("block_user", "")]
    [InlineData("unblock_user", "")]
    [InlineData("mute_user", ""","minutes":1""")]
    [InlineData("unmute_user", "")]
    public void In_a_command_about_a_person_userId_is_that_person_and_no_claim(string type, string fields) =>
        Assert.Null(Read($$"""{"type":"chat.command.{{type}}","userId":"7"{{fields}}}""").ClaimedUser);

    [Fact]
    public void In_every_other_chat_command_userId_is_who_the_sender_claims_to_be() =>
        Assert.Equal("7", Read("""{"type":"chat.command.send_message","userId":"7","recipientId":"8","content":"x"}""").ClaimedUser);

    [Theory]
    [InlineData("""{"type":"chat.command.send_message","content":"x"}""", "recipientId is missing")]
    [InlineData("""{"type":"chat.command.send_message","recipientId":7,"content":"x"}""", "recipientId is a text")]
    [InlineData("""{"type":"chat.command.send_message","recipientId":"-7","content":"x"}""", "recipientId is a user id")]
    [InlineData("""{"type":"chat.command.send_message","recipientId":"99999999999999999999","content":"x"}""", "recipientId is a user id")]
    [InlineData("""{"type":"chat.command.send_message","recipientId":"7"}""", "content is missing")]
    [InlineData("""{"type":"chat.command.send_message","recipientId":"7","content":["x"]}""", "content is a text")]
    [InlineData("""{"type":"chat.command.send_message","recipientId":"7","content":"\ud800"}""", "content is a text")]
    [InlineData("""{"type":"chat.command.history","withUserId":"7","before":"yesterday"}""", "before is a UUID")]
    [InlineData("""{"type":"chat.command.history","withUserId":"7","limit":"5"}""", "limit is a whole number")]
    [InlineData("""{"type":"chat.command.history","withUserId":"7","limit":1.5}""", "limit is a whole number")]
    [InlineData("""{"type":"chat.command.mark_read","withUserId":"7"}""", "upTo is missing")]
    [InlineData("""{"type":"chat.command.join_lobby","lobbyId":"games:No Game"}""", "lobbyId is lobby:main")]
    [InlineData("""{"type":"chat.command.join_lobby"}""", "lobbyId is missing")]
    [InlineData("""{"type":"chat.command.request_friend"}""", "Name the person by exactly one")]
    [InlineData("""{"type":"chat.command.request_friend","username":"eve\u0000"}""", "username has no control characters")]
    [InlineData("""{"type":"chat.command.friends","id":"a\u0000"}""", "id has no control characters")]
    [InlineData("""{"type":"chat.command.block_user","userId":"7","username":"eve"}""", "Name the person by exactly one")]
    [InlineData("""{"type":"chat.command.mute_user","userId":"7"}""", "minutes is missing")]
    [InlineData("""{"type":"chat.command.report_message","messageId":"0198c2a0-0000-7000-8000-000000000001"}""", "Name the place")]
    public void A_wrong_field_is_BAD_MESSAGE_and_named(string frame, string message)
    {
        Refusal refusal = Read(frame).Refusal!;
        Assert.Equal(ErrorCode.BAD_MESSAGE, refusal.Code);
        Assert.StartsWith(message, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_gateways_own_question_is_none_that_a_client_can_ask() =>
        Assert.Equal(ErrorCode.UNKNOWN_TYPE, Read("""{"type":"chat.command.count_unread"}""").Refusal!.Code);

    private static ClientFrame Read(string frame) => new PrimaryDialect().Read(Encoding.UTF8.GetBytes(frame));
}
