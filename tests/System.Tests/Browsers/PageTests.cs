using Microsoft.Playwright;

namespace BlazingSun.SystemTests.Browsers;

/// <summary>Signing in, small screens, and the keyboard alone.</summary>
public class PageTests(StandaloneStage stage) : IClassFixture<StandaloneStage>
{
    private const int PhoneWidth = 360;
    private const string LongestRoomName = "TheLongestRoomNameThatAnybodyCanThinkOf!";

    [Fact(Timeout = 30_000)]
    public async Task A_wrong_password_is_answered_in_words_and_the_right_one_lets_in()
    {
        Visitor ada = await stage.VisitAsync("forgetful");
        await ada.RegisterAsync();
        await ada.Page.GetByTestId("logout").ClickAsync();
        await ada.Page.GetByTestId("nav-login").WaitForAsync();

        await ada.LogInAsync("not my password");

        string message = await ada.Page.GetByTestId("form-error").InnerTextAsync();
        Assert.Contains("password", message, StringComparison.OrdinalIgnoreCase);
        Assert.EndsWith("/login", ada.Page.Url, StringComparison.Ordinal);
        await ada.LogInAsync();
        await ada.Page.GetByTestId("game-bigger_dice").WaitForAsync();
        Assert.Equal("forgetful", (await ada.Page.GetByTestId("current-user").InnerTextAsync()).Split('\n')[^1]);
    }

    [Fact(Timeout = 30_000)]
    public async Task An_unknown_address_says_so_and_leads_back()
    {
        Visitor lost = await stage.VisitAsync("lost");

        IResponse? response = await lost.Page.GotoAsync("/no/such/page");

        Assert.Equal(404, response!.Status);
        await lost.Page.GetByText("Nothing shines here").WaitForAsync();
        await lost.Page.GetByText("See the games").ClickAsync();
        await lost.Page.GetByTestId("game-bigger_dice").WaitForAsync();
    }

    [Fact(Timeout = 60_000)]
    public async Task No_page_is_wider_than_a_phone_with_the_longest_names()
    {
        static void Phone(BrowserNewContextOptions looks) => looks.ViewportSize = new() { Width = PhoneWidth, Height = 740 };
        Visitor host = await stage.VisitAsync("wwwwwwwwwwwwwwwwwwwwwwww", Phone);
        Visitor guest = await stage.VisitAsync("mmmmmmmmmmmmmmmmmmmmmmmm", Phone);
        foreach (string path in new[] { "/", "/login", "/register" })
        {
            await host.Page.GotoAsync(path);
            await host.Page.GetByTestId("nav-login").WaitForAsync();
            await ExpectToFitAsync(host);
        }

        await host.RegisterAsync();
        await guest.RegisterAsync();
        await ExpectToFitAsync(host);
        string code = await host.OpenTableAsync(LongestRoomName);
        await ExpectToFitAsync(host);
        await host.Chat.ToggleAsync();
        await host.Page.GetByTestId("tab-friends").ClickAsync();
        await ExpectToFitAsync(host);
        await host.Page.GetByTestId("close-dock").ClickAsync();
        await guest.EnterLobbyAsync();
        await guest.Page.GetByText(LongestRoomName).WaitForAsync();
        await ExpectToFitAsync(guest);
        await guest.JoinAsync(code, fromLobby: true);
        await Task.WhenAll(host.Table.PlayAsync(rounds: 9), guest.Table.PlayAsync(rounds: 9));
        await ExpectToFitAsync(host);
        await guest.ResignAsync();
        await host.Table.VerifyAsync();
        await ExpectToFitAsync(host);
        await ExpectToFitAsync(guest);
        await host.Page.GetByTestId("replay").ClickAsync();
        await host.Page.GetByTestId("slider").WaitForAsync();
        await ExpectToFitAsync(host);
        await host.Page.GetByTestId("current-user").ClickAsync();
        await host.Page.GetByTestId("past-game").WaitForAsync();
        await ExpectToFitAsync(host);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_table_can_be_opened_and_a_die_rolled_with_the_keyboard_alone()
    {
        Visitor host = await stage.VisitAsync("keys_only");
        Visitor guest = await stage.VisitAsync("other_keys");
        await host.RegisterAsync();
        await guest.RegisterAsync();

        await host.Page.TabToAsync("game-bigger_dice");
        await host.Page.Keyboard.PressAsync("Enter");
        await host.Page.GetByTestId("create-room").WaitForAsync();
        await host.Page.TabToAsync("create-room");
        await host.Page.Keyboard.PressAsync("Enter");
        await guest.JoinAsync(await host.RoomCodeAsync());
        await host.Table.MyRoll.WaitForAsync();
        await host.Page.TabToAsync("roll");
        await host.Page.Keyboard.PressAsync("Space");
        await guest.Table.MyRoll.WaitForAsync();
        await guest.Page.Keyboard.PressAsync("r");

        await host.Table.Rounds.First.WaitForAsync();
        Assert.Single(await guest.Table.RoundsAsync());
    }

    private static async Task ExpectToFitAsync(Visitor visitor)
    {
        int width = await visitor.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        Assert.True(width <= PhoneWidth, $"{visitor.Page.Url} is {width} pixels wide, in a window of {PhoneWidth}.");
    }
}
