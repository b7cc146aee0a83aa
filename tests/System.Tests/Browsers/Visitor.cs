using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace BlazingSun.SystemTests.Browsers;

/// <summary>A person with a browser, who does what a person does: fills in forms and clicks.</summary>
public sealed partial class Visitor(IPage page, string name)
{
    private const float ReconnectMs = 20_000;
    private const string Password = "correct horse battery";

    /// <summary>The page.</summary>
    public IPage Page { get; } = page;

    /// <summary>What the person is called.</summary>
    public string Name { get; } = name;

    /// <summary>What its console complained about, and what broke the content policy.</summary>
    public Complaints Complaints { get; } = new(page);

    /// <summary>The table, once the person sits at it.</summary>
    public Table Table { get; } = new(page);

    /// <summary>Private messages and friends.</summary>
    public ChatDock Chat { get; } = new(page);

    /// <summary>The chat of the lobby that is on the page.</summary>
    public ChatPanel Lobby { get; } = new(page.GetByTestId("lobby-chat"));

    /// <summary>The chat of the table, as player or as spectator.</summary>
    public ChatPanel Room { get; } = new(page.GetByTestId("room-chat"));

    /// <summary>Fills in the form for new people and arrives at the games.</summary>
    public async Task RegisterAsync()
    {
        await Page.GotoAsync("/register");
        await Page.GetByTestId("username").FillAsync(Name);
        await Page.GetByTestId("email").FillAsync($"{Name}@example.com");
        await Page.GetByTestId("password").FillAsync(Password);
        await Page.GetByTestId("submit").ClickAsync();
        await Page.GetByTestId("game-bigger_dice").WaitForAsync();
    }

    /// <summary>Fills in the form for people who were there before.</summary>
    public async Task LogInAsync(string password = Password)
    {
        await Page.GotoAsync("/login");
        await Page.GetByTestId("username").FillAsync(Name);
        await Page.GetByTestId("password").FillAsync(password);
        await Page.GetByTestId("submit").ClickAsync();
    }

    /// <summary>From the games to the lobby of Bigger Dice.</summary>
    public async Task EnterLobbyAsync()
    {
        await Page.GetByTestId("game-bigger_dice").First.ClickAsync();
        await Page.GetByTestId("create-room").WaitForAsync();
    }

    /// <summary>Opens a room and returns the code that it shows; what is not named stays as the form has it.</summary>
    public async Task<string> OpenTableAsync(string? room = null, int? turnSeconds = null, int? reconnectSeconds = null)
    {
        await EnterLobbyAsync();
        if (room is not null)
            await Page.GetByTestId("room-name").FillAsync(room);
        await Page.GetByTestId("room-options").ClickAsync();
        await ChooseAsync("turn-seconds", turnSeconds);
        await ChooseAsync("reconnect-seconds", reconnectSeconds);
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

    /// <summary>Pulls the plug of the browser's network, or puts it back.</summary>
    public Task SetOfflineAsync(bool offline) => Page.Context.SetOfflineAsync(offline);

    /// <summary>Waits until the page has a connection.</summary>
    public Task WaitUntilOnlineAsync() => WaitForPhaseAsync("[data-phase=online]");

    /// <summary>Waits until the page knows that it has none.</summary>
    public Task WaitUntilOfflineAsync() => WaitForPhaseAsync(":not([data-phase=online])");

    /// <summary>Marks the page, so that a reload would show.</summary>
    public Task MarkAsync() => Page.EvaluateAsync("window.notReloaded = true");

    /// <summary>Whether it is still the page that was marked.</summary>
    public Task<bool> IsMarkedAsync() => Page.EvaluateAsync<bool>("window.notReloaded === true");

    /// <summary>The same person's second tab, at the same address.</summary>
    public async Task<IPage> OpenTabAsync()
    {
        IPage tab = await Page.Context.NewPageAsync();
        await tab.GotoAsync(Page.Url);
        return tab;
    }

    /// <summary>Collects the frames with a word in them that come over the page's sockets from now on.</summary>
    public ConcurrentQueue<string> ListenTo(string word)
    {
        ConcurrentQueue<string> heard = new();
        Page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) =>
        {
            if (frame.Text?.Contains(word, StringComparison.Ordinal) == true)
                heard.Enqueue(frame.Text);
        };
        return heard;
    }

    private Task WaitForPhaseAsync(string phase) => Page.Locator($"[data-testid=connection]{phase}")
        .WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = ReconnectMs });

    private async Task ChooseAsync(string testId, int? value)
    {
        if (value is not null)
            await Page.GetByTestId(testId).SelectOptionAsync($"{value}");
    }

    [GeneratedRegex("^[A-HJ-NP-Z2-9]{6}$")]
    private static partial Regex RoomCode();
}
