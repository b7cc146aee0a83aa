using BlazingSun.Games.Outages;
using BlazingSun.Platform.State;
using BlazingSun.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace BlazingSun.Games.Tests.Outages;

/// <summary>A process that did not run for a while, as on a suspended machine: its timers fire late, all at once.</summary>
public sealed class GapTests : GamesTests
{
    private readonly VirtualTimeProvider clock = new();

    [Fact]
    public async Task A_gap_between_two_ticks_is_an_outage_and_is_known_to_who_asks_before_the_next_tick()
    {
        using Pulse pulse = await StartAsync();
        clock.Advance(TimeSpan.FromSeconds(40));

        Outage outage = Assert.Single(await pulse.OutagesAsync(Token));
        pulse.Tick();
        await pulse.BeatAsync(Token);

        Assert.Equal(TimeSpan.FromSeconds(40), outage.Until - outage.From);
        Assert.Single(await pulse.OutagesAsync(Token));
    }

    [Fact]
    public async Task A_beat_that_comes_before_the_tick_does_not_hide_the_gap()
    {
        using Pulse pulse = await StartAsync();
        clock.Advance(TimeSpan.FromSeconds(40));

        await pulse.BeatAsync(Token);

        Assert.Single(await pulse.OutagesAsync(Token));
    }

    [Fact]
    public async Task Ticks_that_come_regularly_are_no_gap_however_late_the_beat_is()
    {
        using Pulse pulse = await StartAsync();
        for (int i = 0; i < 60; i++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            pulse.Tick();
        }

        await pulse.BeatAsync(Token);

        Assert.Empty(await pulse.OutagesAsync(Token));
    }

    [Fact]
    public async Task Outages_are_forgotten_after_a_day()
    {
        using Pulse pulse = await StartAsync();
        clock.Advance(TimeSpan.FromSeconds(40));
        Assert.Single(await pulse.OutagesAsync(Token));
        clock.Advance(TimeSpan.FromHours(25));

        Outage only = Assert.Single(await pulse.OutagesAsync(Token));

        Assert.Equal(TimeSpan.FromHours(25), only.Until - only.From);
    }

    // The app's own pulse has another clock and stands still; this one has the key to itself.
    private async Task<Pulse> StartAsync()
    {
        IStateStore store = Games.Services.GetRequiredKeyedService<IStateStore>(StateStores.Documents);
        Pulse pulse = new(store, clock, NullLogger<Pulse>.Instance);
        await pulse.BeatAsync(Token);
        pulse.Tick();
        return pulse;
    }
}
