using System.Text.Json.Nodes;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Rooms;
using BlazingSun.Games.Rooms;
using BlazingSun.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Games.Tests.Bots;

/// <summary>One person and a bot.</summary>
public sealed class BotTests : IDisposable
{
    private static readonly UserId Ann = new(1);
    private readonly DataFolder data = new();

    // Nothing but the moves ends this game, however fast the clock runs.
    private static RoomConfigPatch Patient { get; } = new() { TurnSeconds = 0, IdleSeconds = 86_400 };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task A_game_against_a_bot_is_played_to_its_end()
    {
        await using GamesHost games = await GamesHost.StartAsync(data.Path);
        RoomId room = await OpenWithBotAsync(games);

        JsonNode over = await PlayAsync(games, room, rolls: int.MaxValue);

        Assert.Equal("score", over["reason"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_bot_whose_turn_it_was_when_the_process_died_moves_after_the_next_start()
    {
        RoomId room;
        VirtualTimeProvider time = new();
        await using (GamesHost games = await GamesHost.StartAsync(data.Path, time))
        {
            room = await OpenWithBotAsync(games);
            await games.SendAsync(Ann, new Play(room, "bigger_dice.roll"), "r1");
            await games.Heard.FrameAsync("games.event.turn_changed");
        }

        await using GamesHost after = await GamesHost.StartAsync(data.Path, time);
        Task<JsonNode> moved = after.Heard.FrameAsync("games.event.bigger_dice.round_complete");
        while (!moved.IsCompleted)
        {
            await after.PassAsync(TimeSpan.FromSeconds(1));
        }

        JsonNode roll = await after.Heard.FrameAsync("games.event.bigger_dice.rolled", f => !f["isFirstRoll"]!.GetValue<bool>());
        Assert.True(new UserId(long.Parse(roll["playerId"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture)).IsBot);
    }

    private static async Task<RoomId> OpenWithBotAsync(GamesHost games)
    {
        RoomId room = await games.OpenAsync(Ann, config: Patient);
        RoomRequest add = new(new AddBot(room), new Caller(Ann, "ann", []), null, null, default);
        RoomBatchResult result = await games.Services.GetRequiredService<RoomClient>().HandleAsync(room, new RoomBatch([add]), Token);
        Assert.True(result.Seated!.Id.IsBot);
        await games.Heard.FrameAsync("games.event.game_started");
        return room;
    }

    // Ann rolls whenever it is her turn; time passes, so that the bot does too.
    private static async Task<JsonNode> PlayAsync(GamesHost games, RoomId room, int rolls)
    {
        Task<JsonNode> over = games.Heard.FrameAsync("games.event.game_over");
        for (int roll = 0; !over.IsCompleted && roll < rolls;)
        {
            RoomLook look = await games.Services.GetRequiredService<RoomClient>().LookAsync(room, new RoomQuestion(Ann, WantState: true), Token);
            JsonNode state = JsonNode.Parse(look.Sync!.State!.Value.Bytes.Span)!;
            if (state["game"]!["currentTurn"]?.GetValue<string>() == Ann.ToString())
            {
                await games.SendAsync(Ann, new Play(room, "bigger_dice.roll"), $"roll-{roll++}");
                await games.Heard.FrameAsync("games.event.bigger_dice.rolled", f => f["seq"]!.GetValue<long>() > state["seq"]!.GetValue<long>());
            }

            games.Time.Advance(TimeSpan.FromMilliseconds(200));
            await Task.Yield();
        }

        return await over;
    }
}
