using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BlazingSun.SystemTests.Browsers;

/// <summary>A third person at a table for two.</summary>
public abstract class SpectatorTests(Stage stage)
{
    [Fact(Timeout = 90_000)]
    public async Task Who_watches_sees_every_round_can_do_nothing_and_takes_the_seat_that_becomes_free()
    {
        (Visitor host, Visitor guest) = await stage.SeatAsync("host_seen", "guest_seen");
        Visitor third = await stage.VisitAsync("third");
        await third.RegisterAsync();
        await third.EnterLobbyAsync();
        await third.Page.GetByTestId("watch-room").ClickAsync();
        await third.Page.GetByText("You are watching").WaitForAsync();

        await Task.WhenAll(host.Table.PlayAsync(rounds: 3), guest.Table.PlayAsync(rounds: 3));
        await third.Table.WaitForRoundsAsync(3);
        Assert.Equal(await host.Table.RoundsAsync(), await third.Table.RoundsAsync());
        foreach (string control in new[] { "roll", "resign", "take-seat", "rematch" })
            await Expect(third.Page.GetByTestId(control)).ToHaveCountAsync(0);
        await Expect(host.Page.GetByTestId("spectators")).ToHaveTextAsync(OneWatches);

        await guest.ResignAsync();
        await guest.Page.GetByTestId("leave").ClickAsync();
        await third.Page.GetByTestId("take-seat").ClickAsync();
        await third.Table.WaitForStartAsync();
        await Task.WhenAll(host.Table.PlayAsync(rounds: 1), third.Table.PlayAsync(rounds: 1));
        Assert.Equal((await host.Table.ScoresAsync()).Reverse(), await third.Table.ScoresAsync());
        await Expect(host.Page.GetByTestId("spectators")).ToHaveCountAsync(0);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_room_that_does_not_want_it_cannot_be_watched()
    {
        Visitor host = await stage.VisitAsync("shy_host");
        Visitor guest = await stage.VisitAsync("shy_guest");
        Visitor third = await stage.VisitAsync("curious");
        foreach (Visitor visitor in new[] { host, guest, third })
            await visitor.RegisterAsync();
        await host.EnterLobbyAsync();
        await host.Page.GetByTestId("room-options").ClickAsync();
        await host.Page.GetByTestId("allow-spectators").UncheckAsync();
        await host.Page.GetByTestId("create-room").ClickAsync();
        await guest.JoinAsync(await host.RoomCodeAsync());

        await third.EnterLobbyAsync();
        ILocator row = third.Page.GetByTestId("room").Filter(new() { HasText = "shy_host's table" });
        await Expect(row).ToContainTextAsync("Playing");
        await Expect(row.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await third.Page.GotoAsync(host.Page.Url);
        await third.Page.GetByTestId("watch").ClickAsync();
        await third.Page.GetByText("This room cannot be watched.").WaitForAsync();
        await Expect(third.Page.GetByTestId("watch")).ToHaveCountAsync(0);
    }

    private static System.Text.RegularExpressions.Regex OneWatches => new(@"^\s*1\s*watching\s*$");
}
