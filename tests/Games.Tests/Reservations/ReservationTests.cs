using System.Text.Json.Nodes;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Games.Tests.Reservations;

public sealed class ReservationTests : GamesTests
{
    private static readonly GameSlug Dice = new("bigger_dice");

    [Fact]
    public async Task Of_many_who_want_the_same_name_at_once_exactly_one_gets_it()
    {
        await Task.WhenAll(Enumerable.Range(1, 40).Select(user =>
            Games.SendAsync(new UserId(user), new CreateRoom(Dice, user % 2 == 0 ? "The Room" : " the ROOM "), $"c{user}")));

        await Games.Heard.FrameAsync("games.event.room_created");
        int taken = 0;
        foreach (int user in Enumerable.Range(1, 40))
        {
            taken += Games.Heard.Frames.Any(f => f["type"]!.GetValue<string>() == "games.event.room_created" && f["hostId"]!.GetValue<string>() == $"{user}")
                ? 0
                : (await Games.Heard.ReplyAsync($"c{user}"))["code"]!.GetValue<string>() == "ROOM_NAME_TAKEN" ? 1 : 0;
        }

        Assert.Equal(39, taken);
    }

    [Fact]
    public async Task A_refused_creation_reserves_nothing()
    {
        await Games.SendAsync(new UserId(1), new CreateRoom(Dice, "ok", new() { MaxPlayers = 9 }), "bad");
        await Games.Heard.ReplyAsync("bad");

        await Games.OpenAsync(new UserId(1), "okay");
    }

    [Fact]
    public async Task A_user_plays_in_one_room_per_game_and_is_free_after_leaving_it()
    {
        UserId ann = new(1);
        RoomId first = await Games.OpenAsync(ann, "First");
        await Games.SendAsync(ann, new CreateRoom(Dice, "Second"), "second");
        Assert.Equal("ALREADY_IN_ROOM", (await Games.Heard.ReplyAsync("second"))["code"]!.GetValue<string>());

        await Games.SendAsync(ann, new LeaveRoom(first), "leave");
        await Games.Heard.FrameAsync("games.event.player_left");

        await Games.OpenAsync(ann, "Third");
    }

    [Fact]
    public async Task The_name_of_a_room_that_everyone_left_is_free_again()
    {
        RoomId first = await Games.OpenAsync(new UserId(1), "Again");
        await Games.SendAsync(new UserId(1), new LeaveRoom(first), "leave");
        await Games.Heard.FrameAsync("games.event.room_closed");

        await Games.SendAsync(new UserId(2), new CreateRoom(Dice, "Again"), "again");

        await Games.Heard.FrameAsync("games.event.room_created", f => f["hostId"]!.GetValue<string>() == "2");
    }

    [Fact]
    public async Task A_creation_sent_again_under_its_id_is_answered_by_the_first_room()
    {
        UserId ann = new(1);
        RoomId room = await Games.OpenAsync(ann, "Once", "create");

        await Games.SendAsync(ann, new CreateRoom(Dice, "Once"), "create");

        Assert.Equal(room.ToString(), (await Games.Heard.ReplyAsync("create"))["roomId"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task A_room_is_joined_by_name_by_code_or_by_id(bool byName, bool byCode)
    {
        RoomId room = await Games.OpenAsync(new UserId(1), "Findable");
        string code = (await Games.Heard.FrameAsync("games.event.room_created"))["roomCode"]!.GetValue<string>();
        JoinRoom join = byName ? new JoinRoom(RoomName: "FINDABLE") : byCode ? new JoinRoom(RoomCode: code.ToLowerInvariant()) : new JoinRoom(room);

        await Games.SendAsync(new UserId(2), join, "join");

        JsonNode state = await Games.Heard.FrameAsync("games.event.room_state");
        Assert.Equal(room.ToString(), state["roomId"]!.GetValue<string>());
        Assert.Equal(2, state["room"]!["players"]!.AsArray().Count);
    }

    [Fact]
    public async Task An_unknown_room_is_said_to_be_unknown()
    {
        await Games.SendAsync(new UserId(1), new JoinRoom(RoomCode: "ZZZZZZ"), "code");
        await Games.SendAsync(new UserId(1), new JoinRoom(RoomName: "nobody's"), "name");
        await Games.SendAsync(new UserId(1), new JoinRoom(new RoomId(Guid.Empty)), "id");

        foreach (string id in new[] { "code", "name", "id" })
        {
            Assert.Equal("ROOM_NOT_FOUND", (await Games.Heard.ReplyAsync(id))["code"]!.GetValue<string>());
        }
    }

    [Fact]
    public async Task Who_is_refused_elsewhere_has_not_left_the_finished_room()
    {
        (UserId ann, UserId bob) = (new UserId(1), new UserId(2));
        RoomId finished = await Games.StartGameAsync(ann, bob, "Finished");
        await Games.SendAsync(ann, new Resign(finished));
        await Games.Heard.FrameAsync("games.event.game_over");
        RoomId full = await Games.StartGameAsync(new UserId(3), new UserId(4), "Full");

        await Games.SendAsync(ann, new CreateRoom(Dice, "Full"), "create");
        await Games.SendAsync(ann, new JoinRoom(full), "join");

        Assert.Equal("ROOM_NAME_TAKEN", (await Games.Heard.ReplyAsync("create"))["code"]!.GetValue<string>());
        Assert.NotNull((await Games.Heard.ReplyAsync("join"))["code"]);
        await Games.SendAsync(ann, new Rematch(finished));
        await Games.SendAsync(bob, new Rematch(finished));
        await Games.Heard.FrameAsync("games.event.rematch_offered", f => f["agreed"]!.AsArray().Count == 2);
        Assert.DoesNotContain(Games.Heard.Frames, f => f["type"]!.GetValue<string>() == "games.event.player_left");
    }
}
