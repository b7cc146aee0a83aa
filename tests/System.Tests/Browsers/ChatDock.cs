using Microsoft.Playwright;

namespace BlazingSun.SystemTests.Browsers;

/// <summary>The chat over the page, as one person sees it.</summary>
public sealed class ChatDock(IPage page)
{
    /// <summary>How much is new, on the button that opens it.</summary>
    public ILocator Count { get; } = page.GetByTestId("chat-count");

    /// <summary>The friends.</summary>
    public ILocator Friends { get; } = page.GetByTestId("friend");

    /// <summary>The conversations.</summary>
    public ILocator Conversations { get; } = page.GetByTestId("conversation");

    /// <summary>The conversation that is open.</summary>
    public ChatPanel Conversation { get; } = new(page.GetByTestId("conversation-view"));

    /// <summary>Opens or closes it.</summary>
    public Task ToggleAsync() => page.GetByTestId("chat").ClickAsync();

    /// <summary>From anywhere to the friends.</summary>
    public async Task ShowFriendsAsync()
    {
        if (!await page.GetByTestId("dock").IsVisibleAsync())
            await ToggleAsync();
        if (await page.GetByTestId("back").IsVisibleAsync())
            await page.GetByTestId("back").ClickAsync();
        await page.GetByTestId("tab-friends").ClickAsync();
    }

    /// <summary>Asks somebody for friendship by name.</summary>
    public async Task AskAsync(string name)
    {
        await ShowFriendsAsync();
        await page.GetByTestId("friend-name").FillAsync(name);
        await page.GetByTestId("add-friend").ClickAsync();
        await page.GetByTestId("outgoing").GetByText(name, new() { Exact = true }).WaitForAsync();
    }

    /// <summary>Accepts the one request that there is.</summary>
    public async Task AcceptAsync()
    {
        await ShowFriendsAsync();
        await page.GetByTestId("accept").ClickAsync();
        await Friends.First.WaitForAsync();
    }

    /// <summary>Opens the conversation with a friend.</summary>
    public async Task WriteToAsync(string name)
    {
        await ShowFriendsAsync();
        await Friends.Filter(new() { HasText = name }).ClickAsync();
        await Conversation.Compose.WaitForAsync();
    }
}
