using System.Text;
using System.Text.Json;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Json;
using BlazingSun.Contracts.Rooms;
using BlazingSun.Rules.Games.BiggerDice;
using BlazingSun.Rules.Rooms;
using FsCheck;
using FsCheck.Fluent;
using static BlazingSun.Rules.Tests.RoomScenario;

namespace BlazingSun.Rules.Tests.Properties;

public sealed class RoomProperties
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(400);

    [Fact]
    public void The_invariants_hold_after_any_commands() => Check((room, _, _) => RoomInvariants.Check(room.State));

    [Fact]
    public void A_refused_command_has_no_events_and_an_accepted_one_some_unless_it_has_an_answer_of_its_own() =>
        Check((room, command, decision) =>
        {
            if (!decision.IsAccepted)
            {
                Assert.Empty(decision.Events);
            }
            else if (command is not (TakeSeat or Spectate or CheckDeadline or ConnectionLost or ConnectionBack or MoveClocks))
            {
                Assert.NotEmpty(decision.Events);
            }
        });

    [Fact]
    public void Every_accepted_command_with_events_is_activity() => Check((room, command, decision) =>
    {
        if (decision.Events.Count > 0 && command is not MoveClocks)
        {
            Assert.Equal(room.Now.ToUnixTimeMilliseconds(), room.Room.LastActivityAt.ToUnixTimeMilliseconds());
        }
    });

    [Fact]
    public void After_a_deadline_was_asked_for_none_is_due() => Check((room, command, decision) =>
    {
        if (command is CheckDeadline && decision.IsAccepted)
        {
            Assert.True(room.Room.NextDeadline is not { } next || next.ToUnixTimeMilliseconds() > room.Now.ToUnixTimeMilliseconds());
        }
    });

    [Fact]
    public void The_stored_events_give_the_stored_state() => CheckAll(room =>
    {
        Room? replayed = null;
        foreach (RoomEvent e in room.Log)
        {
            string json = JsonSerializer.Serialize(e, RulesJson.Default.RoomEvent);
            RoomEvent stored = JsonSerializer.Deserialize(json, RulesJson.Default.RoomEvent)!;
            Assert.Equal(json, JsonSerializer.Serialize(stored, RulesJson.Default.RoomEvent));
            replayed = room.Rules.Apply(replayed, stored);
        }

        Assert.Equal(room.Log.Count, room.State?.Seq ?? 0);
        Assert.Equal(Stored(room.State), Stored(replayed));
    });

    [Fact]
    public void A_stored_room_goes_on_as_if_never_stored() => Check((room, _, _) =>
    {
        if (room.State is { } state)
        {
            Room restored = JsonSerializer.Deserialize(Stored(state), RulesJson.Default.Room)!;
            Assert.Equal(Stored(state), Stored(restored));
            Assert.Equal(Bytes(room.Rules.View(state, Id(Bob))), Bytes(room.Rules.View(restored, Id(Bob))));
        }
    });

    [Fact]
    public void No_view_shows_the_server_seed_before_the_end() => Check((room, _, decision) =>
    {
        if (room.State?.Session is not { Outcome: null, ServerSeed: var seed })
        {
            return;
        }

        foreach (string frame in FramesOf(room, decision.Events))
        {
            Assert.DoesNotContain(Convert.ToHexStringLower(seed), frame, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Convert.ToBase64String(seed), frame, StringComparison.Ordinal);
        }
    });

    [Fact]
    public void The_last_view_of_every_event_is_for_all_and_has_its_number() => CheckAll(room =>
    {
        for (int i = 0; i < room.Log.Count; i++)
        {
            IReadOnlyList<EventView> views = room.Rules.View(Here, i + 1, room.Log[i]);
            Assert.Null(views[^1].UserIds);
            Assert.Null(views[^1].Role);
            Assert.All(views, v => Assert.Equal((Here, i + 1), (v.Frame.RoomId, v.Frame.Seq)));
        }
    });

    [Fact]
    public void Players_who_keep_on_rolling_come_to_an_end() =>
        Prop.ForAll(Gen.Choose(0, 100_000).ToArbitrary(), seed =>
        {
            RoomScenario room = new(seed);
            room.Open(Alice).Do(Bob, new TakeSeat(Here)).PlayToTheEnd();
            BiggerDiceState state = (BiggerDiceState)room.Room.Session!.State!;
            Assert.Equal(10, state.Scores.Max());
            Assert.Equal(RoomStatus.Finished, room.Room.Status);
        }).QuickCheckThrowOnFailure();

    private static void Check(Action<RoomScenario, RoomCommand, Decision> afterEach) => Run(afterEach, _ => { });

    private static void CheckAll(Action<RoomScenario> atTheEnd) => Run((_, _, _) => { }, atTheEnd);

    private static void Run(Action<RoomScenario, RoomCommand, Decision> afterEach, Action<RoomScenario> atTheEnd) =>
        Prop.ForAll(Walk.Any, steps => atTheEnd(Walk.Take(steps, afterEach))).Check(Many);

    private static IEnumerable<string> FramesOf(RoomScenario room, IReadOnlyList<RoomEvent> events)
    {
        foreach (string viewer in (string[])[Alice, Bob, Carol])
        {
            yield return Encoding.UTF8.GetString(Bytes(room.Sees(viewer)));
        }

        foreach (EventView view in events.SelectMany(e => room.Rules.View(Here, 1, e)))
        {
            yield return JsonSerializer.Serialize(view.Frame, ContractsJson.Default.RoomEventFrame);
        }
    }

    private static byte[] Bytes(Contracts.Events.RoomStateFrame frame) =>
        JsonSerializer.SerializeToUtf8Bytes(frame, ContractsJson.Default.RoomStateFrame);

    private static string Stored(Room? room) => room is null ? "" : JsonSerializer.Serialize(room, RulesJson.Default.Room);
}
