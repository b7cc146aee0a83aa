using Microsoft.Playwright;

namespace BlazingSun.SystemTests.Browsers;

/// <summary>A place where messages are read and written: a conversation, a lobby, or a table's chat.</summary>
public sealed class ChatPanel(ILocator root)
{
    /// <summary>The whole of it.</summary>
    public ILocator Root { get; } = root;

    /// <summary>What was written and has arrived, oldest first.</summary>
    public ILocator Texts { get; } = root.GetByTestId("message").GetByTestId("message-text");

    /// <summary>Where the next message is written.</summary>
    public ILocator Compose { get; } = root.GetByTestId("compose");

    /// <summary>Why the last message did not arrive.</summary>
    public ILocator Failure { get; } = root.GetByTestId("failure");

    /// <summary>Whether the other one has read the last message.</summary>
    public ILocator Receipt { get; } = root.GetByTestId("receipt");

    /// <summary>The dots while the other one writes.</summary>
    public ILocator Typing { get; } = root.GetByTestId("typing");

    /// <summary>The line above what is new.</summary>
    public ILocator NewLine { get; } = root.GetByTestId("new-line");

    /// <summary>Writes a message and sends it.</summary>
    public async Task WriteAsync(string text)
    {
        await Compose.FillAsync(text);
        await Compose.PressAsync("Enter");
    }

    /// <summary>Does something with a message of somebody else.</summary>
    public async Task ChooseAsync(string text, string action)
    {
        ILocator message = Root.GetByTestId("message").Filter(new() { HasText = text });
        await message.HoverAsync();
        await message.GetByTestId("message-more").ClickAsync();
        await Root.Page.Locator($"[data-testid=actions][open] [data-testid={action}]").ClickAsync();
    }
}
