using System.Text.Json;
using BlazingSun.Rules.Games.BiggerDice;
using BlazingSun.Rules.Rooms;
using static BlazingSun.Rules.Tests.RoomScenario;

namespace BlazingSun.Rules.Tests.Rooms;

public sealed class StoredJsonTests
{
    [Fact]
    public void A_roll_is_stored_in_a_few_bytes()
    {
        RoomScenario room = Begun().Roll(Alice);
        DieFell fell = room.Last.OfType<DieFell>().Single() with { Pips = 5, Rejected = 0 };
        Assert.Equal("""{"$":"d","p":97,"r":5,"f":true,"n":1}""", JsonSerializer.Serialize(fell, RulesJson.Default.RoomEvent));
    }

    [Fact]
    public void A_turn_is_stored_with_its_time()
    {
        RoomEvent passed = Begun().Roll(Alice).Last.OfType<TurnPassed>().Single();
        Assert.Equal(
            """{"$":"t","p":98,"n":2,"s":60,"t":1767873600000}""", JsonSerializer.Serialize(passed, RulesJson.Default.RoomEvent));
    }

    [Fact]
    public void A_room_with_a_long_game_stays_small()
    {
        RoomScenario room = Begun().PlayToTheEnd();
        Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(room.Room, RulesJson.Default.Room).Length, 500, 1_500);
    }

    [Fact]
    public void Held_events_of_a_game_are_about_50_bytes_each()
    {
        RoomScenario room = Begun().PlayToTheEnd();
        Assert.InRange(room.Log.Average(e => JsonSerializer.SerializeToUtf8Bytes(e, RulesJson.Default.RoomEvent).Length), 30, 55);
    }

    [Fact]
    public void A_room_begins_with_its_opening()
    {
        RoomScenario room = Opened();
        Assert.Throws<ArgumentException>(() => room.Rules.Apply(null, room.Log[1]));
        Assert.Throws<ArgumentException>(() => room.Rules.Apply(room.Room, room.Log[0]));
    }
}
