using BlazingSun.Players;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BlazingSun.SystemTests.Browsers;

/// <summary>People talk in a lobby, and at a table.</summary>
public abstract class ChatLobbyTests(Stage stage)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 90_000)]
    public async Task Three_people_talk_in_a_lobby_and_a_reload_shows_what_was_said()
    {
        Visitor[] people =
        [
            await stage.RegisterAsync("lobby_ada"), await stage.RegisterAsync("lobby_bob"), await stage.RegisterAsync("lobby_carl"),
        ];
        foreach (Visitor visitor in people)
            await visitor.EnterLobbyAsync();
        await Expect(people[0].Page.GetByTestId("lobby-count")).ToHaveTextAsync("3");

        string[] said = [.. people.Select(visitor => $"{visitor.Name} says hello")];
        for (int i = 0; i < people.Length; i++)
        {
            await people[i].Lobby.WriteAsync(said[i]);
            foreach (Visitor visitor in people)
                await Expect(visitor.Lobby.Texts).ToHaveTextAsync(said[..(i + 1)]);
        }

        await people[1].Page.ReloadAsync();
        await Expect(people[1].Lobby.Texts).ToHaveTextAsync(said);
        await people[2].Page.GetByTestId("nav-games").ClickAsync();
        await Expect(people[0].Page.GetByTestId("lobby-count")).ToHaveTextAsync("2");
        Assert.All(people, visitor => Assert.Empty(visitor.Complaints.All));
    }

    [Fact(Timeout = 60_000)]
    public async Task Scripts_and_turned_writing_in_names_and_texts_stay_text()
    {
        const string Name = "<img src=x onerror=hacked=1>\u202eeve";
        string[] texts = ["<script>hacked=1</script><b>bold</b>", "\u202egnp.exe and \u2067more", "javascript:hacked=1"];
        Visitor ada = await stage.RegisterAsync("calm_ada");
        await using PlayerClient eve = await stage.SignInAsync(Name);
        await eve.SendAsync("chat.command.join_lobby", new() { ["lobbyId"] = "lobby:main" }, Cancel);
        foreach (string text in texts)
            await eve.SendAsync("chat.command.send_lobby_message", new() { ["lobbyId"] = "lobby:main", ["content"] = text }, Cancel);

        await Expect(ada.Lobby.Texts).ToHaveCountAsync(texts.Length);
        Assert.Equal(texts, await ada.Lobby.Texts.AllTextContentsAsync());
        ILocator first = ada.Lobby.Root.GetByTestId("message").First;
        ILocator name = first.GetByRole(AriaRole.Link);
        Assert.Equal(Name, await name.TextContentAsync());
        Assert.True((await name.BoundingBoxAsync())!.X < (await first.Locator(".who time").BoundingBoxAsync())!.X);
        await Expect(ada.Lobby.Root.Locator("img, script, b, .text a")).ToHaveCountAsync(0);
        Assert.False(await ada.Page.EvaluateAsync<bool>("'hacked' in window"));
        Assert.Empty(ada.Complaints.All);
    }

    [Fact(Timeout = 90_000)]
    public async Task Players_and_those_who_watch_talk_each_among_themselves()
    {
        (Visitor host, Visitor guest) = await stage.SeatAsync("talking_host", "talking_guest");
        Visitor[] watching = [await stage.RegisterAsync("first_row"), await stage.RegisterAsync("second_row")];
        foreach (Visitor visitor in watching)
        {
            await visitor.EnterLobbyAsync();
            await visitor.Page.GetByTestId("watch-room").ClickAsync();
            await visitor.Page.GetByText("You are watching").WaitForAsync();
        }

        await watching[0].Room.WriteAsync("He will lose");
        await Expect(watching[1].Room.Texts).ToHaveTextAsync(["He will lose"]);
        // R is also the key that rolls.
        await host.Room.Compose.PressSequentiallyAsync("r you ready?");
        await host.Room.Compose.PressAsync("Enter");
        await Expect(guest.Room.Texts).ToHaveTextAsync(["r you ready?"]);
        await guest.Room.WriteAsync("Good luck!");
        await watching[1].Room.WriteAsync("Hush");

        await Expect(host.Room.Texts).ToHaveTextAsync(["r you ready?", "Good luck!"]);
        await Expect(watching[0].Room.Texts).ToHaveTextAsync(["He will lose", "Hush"]);
        await Expect(host.Table.MyRoll).ToBeVisibleAsync();
    }
}
