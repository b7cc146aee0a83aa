using System.Text.Json.Nodes;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Games.Tests.Rooms;

public sealed class RoomActorTests : GamesTests
{
    private static readonly UserId Ann = new(1);
    private static readonly UserId Bob = new(2);

    [Fact]
    public async Task A_game_is_played_to_its_end_with_every_event_number_once_and_in_order()
    {
        RoomId room = await Games.StartGameAsync(Ann, Bob);

        JsonNode over = await PlayAsync(room);

        Assert.Equal(10, over["finalScores"]!.AsObject().Max(s => s.Value!.GetValue<int>()));
        IReadOnlyList<long> numbers = Games.Heard.NumbersOf(room.ToString());
        Assert.Equal(Enumerable.Range(1, numbers.Count).Select(n => (long)n), numbers);
    }

    [Fact]
    public async Task A_command_sent_again_under_its_id_is_not_executed_again_and_gets_the_first_answer()
    {
        RoomId room = await Games.StartGameAsync(Ann, Bob);
        UserId first = await TurnAsync(room);
        await Games.SendAsync(first, new Play(room, "bigger_dice.roll"), "roll-1");
        JsonNode rolled = await Games.Heard.FrameAsync("games.event.bigger_dice.rolled");

        await Games.SendAsync(first, new Play(room, "bigger_dice.roll"), "roll-1");

        JsonNode again = await Games.Heard.ReplyAsync("roll-1");
        Assert.True(JsonNode.DeepEquals(rolled, again), again.ToJsonString());
        Assert.Single(Games.Heard.Frames.Where(f => f["type"]!.GetValue<string>() == "games.event.bigger_dice.rolled").DistinctBy(f => f["seq"]!.GetValue<long>()));
    }

    [Fact]
    public async Task A_refusal_too_is_the_answer_to_its_id_for_good()
    {
        RoomId room = await Games.StartGameAsync(Ann, Bob);
        UserId first = await TurnAsync(room);
        UserId second = first == Ann ? Bob : Ann;
        await Games.SendAsync(second, new Play(room, "bigger_dice.roll"), "too-early");
        await Games.Heard.ReplyAsync("too-early");
        await Games.SendAsync(first, new Play(room, "bigger_dice.roll"), "mine");
        await Games.Heard.FrameAsync("games.event.bigger_dice.rolled");

        await Games.SendAsync(second, new Play(room, "bigger_dice.roll"), "too-early");

        Assert.Equal("NOT_YOUR_TURN", (await Games.Heard.ReplyAsync("too-early", 2))["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task After_five_minutes_an_id_may_be_used_again()
    {
        RoomId room = await Games.OpenAsync(Ann);
        await Games.SendAsync(Ann, new Ready(room), "ready");
        await Games.Heard.FrameAsync("games.event.player_ready", f => f["ready"]!.GetValue<bool>());
        Games.Time.Advance(TimeSpan.FromMinutes(5.1));

        await Games.SendAsync(Ann, new Ready(room, IsReady: false), "ready");

        await Games.Heard.FrameAsync("games.event.player_ready", f => !f["ready"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_message_that_the_bus_delivers_twice_is_executed_once_also_without_a_command_id()
    {
        RoomId room = await Games.StartGameAsync(Ann, Bob);
        UserId first = await TurnAsync(room);
        Guid message = Guid.Parse("00000000-0000-7000-8000-000000000001");

        await Games.SendAsync(first, new Play(room, "bigger_dice.roll"), messageId: message);
        await Games.SendAsync(first, new Play(room, "bigger_dice.roll"), messageId: message);
        await Games.SendAsync(first, new Play(room, "bigger_dice.roll"), "last");

        Assert.Equal("NOT_YOUR_TURN", (await Games.Heard.ReplyAsync("last"))["code"]!.GetValue<string>());
        Assert.Single(Games.Heard.Replies);
    }

    [Fact]
    public async Task The_server_seed_is_in_nothing_that_is_published_before_the_game_is_over()
    {
        RoomId room = await Games.StartGameAsync(Ann, Bob);
        JsonNode over = await PlayAsync(room);

        string seed = over["fairness"]!["serverSeed"]!.GetValue<string>();
        Assert.Equal(["games.event.game_over"], Games.Heard.Frames
            .Where(f => f.ToJsonString().Contains(seed, StringComparison.OrdinalIgnoreCase)).Select(f => f["type"]!.GetValue<string>()));
    }

    private async Task<JsonNode> PlayAsync(RoomId room)
    {
        for (int roll = 0; ; roll++)
        {
            UserId player = await TurnAsync(room);
            long seen = Games.Heard.NumbersOf(room.ToString())[^1];
            await Games.SendAsync(player, new Play(room, "bigger_dice.roll"), $"roll{roll}");
            await Games.Heard.FrameAsync("games.event.bigger_dice.rolled", f => f["seq"]!.GetValue<long>() > seen);
            if (Games.Heard.Frames.LastOrDefault(f => f["type"]!.GetValue<string>() == "games.event.game_over") is { } over)
            {
                return over;
            }
        }
    }

    private async Task<UserId> TurnAsync(RoomId room)
    {
        await Games.Heard.FrameAsync("games.event.game_started", f => f["roomId"]!.GetValue<string>() == room.ToString());
        JsonNode turn = Games.Heard.Frames.Last(f => f["type"]!.GetValue<string>() is "games.event.game_started" or "games.event.turn_changed");
        return Id.Parse<UserId>((turn["currentTurn"] ?? turn["firstTurn"])!.GetValue<string>());
    }
}
