using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace BlazingSun.SystemTests.Browsers;

/// <summary>A person with a browser, who does what a person does: fills in forms and clicks.</summary>
public sealed partial class Visitor(IPage page, string name)
{
    private const string Password = "correct horse battery";

    /// <summary>The page.</summary>
    public IPage Page { get; } = page;

    /// <summary>What its console complained about, and what broke the content policy.</summary>
    public Complaints Complaints { get; } = new(page);

    /// <summary>The table, once the person sits at it.</summary>
    public Table Table { get; } = new(page);

    /// <summary>Fills in the form for new people and arrives at the games.</summary>
    public async Task RegisterAsync()
    {
        await Page.GotoAsync("/register");
        await Page.GetByTestId("username").FillAsync(name);
        await Page.GetByTestId("email").FillAsync($"{name}@example.com");
        await Page.GetByTestId("password").FillAsync(Password);
        await Page.GetByTestId("submit").ClickAsync();
        await Page.GetByTestId("game-bigger_dice").WaitForAsync();
    }

    /// <summary>Fills in the form for people who were there before.</summary>
    public async Task LogInAsync(string password = Password)
    {
        await Page.GotoAsync("/login");
        await Page.GetByTestId("username").FillAsync(name);
        await Page.GetByTestId("password").FillAsync(password);
        await Page.GetByTestId("submit").ClickAsync();
    }

    /// <summary>From the games to the lobby of Bigger Dice.</summary>
    public async Task EnterLobbyAsync()
    {
        await Page.GetByTestId("game-bigger_dice").First.ClickAsync();
        await Page.GetByTestId("create-room").WaitForAsync();
    }

    /// <summary>Opens a room and returns the code that it shows.</summary>
    public async Task<string> OpenTableAsync(string? room = null)
    {
        await EnterLobbyAsync();
        if (room is not null)
            await Page.GetByTestId("room-name").FillAsync(room);
        await Page.GetByTestId("create-room").ClickAsync();
        return await RoomCodeAsync();
    }

    /// <summary>Reads the code from the waiting room.</summary>
    public async Task<string> RoomCodeAsync()
    {
        string code = (await Page.GetByTestId("room-code").InnerTextAsync()).Trim();
        Assert.Matches(RoomCode(), code);
        return code;
    }

    /// <summary>Joins a room by its code, from the games or from the lobby.</summary>
    public async Task JoinAsync(string code, bool fromLobby = false)
    {
        if (!fromLobby)
            await EnterLobbyAsync();
        await Page.GetByTestId("join-code").FillAsync(code);
        await Page.GetByTestId("join").ClickAsync();
        await Table.WaitForStartAsync();
    }

    /// <summary>Gives up the game, and means it.</summary>
    public async Task ResignAsync()
    {
        await Page.GetByTestId("resign").ClickAsync();
        await Page.GetByTestId("confirm").ClickAsync();
        await Table.Winner.WaitForAsync();
    }

    [GeneratedRegex("^[A-HJ-NP-Z2-9]{6}$")]
    private static partial Regex RoomCode();
}
