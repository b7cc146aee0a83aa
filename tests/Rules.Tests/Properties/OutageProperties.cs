using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Rooms;
using FsCheck;
using FsCheck.Fluent;
using static BlazingSun.Rules.Tests.RoomScenario;

namespace BlazingSun.Rules.Tests.Properties;

/// <summary>A room that was away for a while goes on like one whose clock stood still.</summary>
public sealed class OutageProperties
{
    private static readonly Gen<(int Step, int Seconds)> Outages =
        from step in Gen.Choose(0, 119)
        from seconds in Gen.Choose(1, 10_000)
        select (step, seconds);

    [Fact]
    public void An_outage_changes_nothing_but_the_time() =>
        Prop.ForAll(Walk.Any, Outages.ToArbitrary(), (steps, outage) =>
        {
            Step[] walk = [.. steps.Where(step => step.What != 19)];
            if (walk.Length > 0)
            {
                Assert.Equal(Story(walk, null), Story(walk, (outage.Step % walk.Length, outage.Seconds)));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    // What each step led to, and how long it then is to the next deadline.
    private static List<string> Story(Step[] walk, (int Step, int Seconds)? outage)
    {
        List<string> story = [];
        int taken = 0;
        Walk.Take(walk, (room, _, decision) =>
        {
            string events = string.Join(' ', decision.Events.Select(e => e.GetType().Name));
            story.Add($"{decision.Refusal?.Code}{events} {room.State?.Status} {room.State?.NextDeadline - room.Now}");
            if (outage?.Step == taken++ && room.State is not null)
            {
                BeAway(room, outage.Value.Seconds);
            }
        });
        return story;
    }

    private static void BeAway(RoomScenario room, int seconds)
    {
        DateTimeOffset from = DateTimeOffset.FromUnixTimeMilliseconds(room.Now.ToUnixTimeMilliseconds());
        TimeSpan? left = room.Room.NextDeadline - room.Now;
        room.Wait(seconds);
        room.Take(room.Try(Caller.System, new MoveClocks(Here, from, from.AddSeconds(seconds))));
        Assert.Equal(left, room.Room.NextDeadline - room.Now);
        Assert.Equal(room.Room.Status == RoomStatus.Abandoned, room.Room.NextDeadline is null);
    }
}
