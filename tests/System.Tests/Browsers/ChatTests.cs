using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BlazingSun.SystemTests.Browsers;

/// <summary>People write to each other.</summary>
public abstract class ChatTests(Stage stage)
{
    [Fact(Timeout = 120_000)]
    public async Task Two_people_become_friends_see_each_other_write_and_read_and_find_it_all_again_after_a_reload()
    {
        Visitor ada = await stage.RegisterAsync("chat_ada");
        Visitor bob = await stage.RegisterAsync("chat_bob");
        (ChatDock adas, ChatDock bobs) = await BefriendAsync(ada, bob);
        await adas.WriteToAsync("chat_bob");
        await bobs.WriteToAsync("chat_ada");

        await adas.Conversation.Compose.PressSequentiallyAsync("Hi");
        await Expect(bobs.Conversation.Typing).ToContainTextAsync("chat_ada is writing");
        await adas.Conversation.WriteAsync("Hi, Bob!");
        await Expect(bobs.Conversation.Texts).ToHaveTextAsync(["Hi, Bob!"]);
        await Expect(bobs.Conversation.Typing).ToHaveCountAsync(0);
        await Expect(adas.Conversation.Receipt).ToHaveTextAsync("Read");

        await bobs.ToggleAsync();
        await adas.Conversation.WriteAsync("Are you there?");
        await adas.Conversation.WriteAsync("See https://example.com/rules.");
        await Expect(bobs.Count).ToHaveTextAsync("2");
        await Expect(bob.Page).ToHaveTitleAsync(new Regex(@"^\(2\) "));
        await Expect(adas.Conversation.Receipt).ToHaveTextAsync("Sent");
        await bobs.ToggleAsync();
        await Expect(bobs.Conversation.NewLine).ToBeVisibleAsync();
        await Expect(bobs.Count).ToHaveCountAsync(0);
        await Expect(adas.Conversation.Receipt).ToHaveTextAsync("Read");
        ILocator link = bobs.Conversation.Root.GetByRole(AriaRole.Link, new() { Name = "https://example.com/rules" });
        await Expect(link).ToHaveAttributeAsync("rel", "noopener nofollow");

        await bobs.Conversation.WriteAsync("I am.");
        await ada.Page.ReloadAsync();
        await adas.ToggleAsync();
        await adas.Conversations.ClickAsync();
        await Expect(adas.Conversation.Texts)
            .ToHaveTextAsync(["Hi, Bob!", "Are you there?", "See https://example.com/rules.", "I am."]);
        Assert.Empty(ada.Complaints.All);
        Assert.Empty(bob.Complaints.All);
    }

    [Fact(Timeout = 60_000)]
    public async Task Friends_see_each_other_come_and_go()
    {
        Visitor ada = await stage.RegisterAsync("watchful_ada");
        Visitor bob = await stage.RegisterAsync("roaming_bob");
        (ChatDock adas, _) = await BefriendAsync(ada, bob);
        await Expect(adas.Friends).ToHaveAttributeAsync("data-status", "online");

        await bob.Page.CloseAsync();

        await Expect(adas.Friends).ToHaveAttributeAsync("data-status", "offline");
        await Expect(adas.Friends).ToContainTextAsync("Last seen just now");
    }

    [Fact(Timeout = 60_000)]
    public async Task Who_is_not_a_friend_is_refused_sees_that_and_may_try_again_as_one()
    {
        Visitor ada = await stage.RegisterAsync("strict_ada");
        Visitor carl = await stage.VisitAsync("stranger_carl");
        ConcurrentQueue<string> heard = carl.ListenTo("message_rejected");
        await carl.RegisterAsync();
        await ada.Lobby.WriteAsync("Anybody here?");

        await carl.Lobby.ChooseAsync("Anybody here?", "write-to");
        await carl.Chat.Conversation.WriteAsync("Psst");
        await Expect(carl.Chat.Conversation.Failure).ToHaveTextAsync("You can write only to friends.");
        Assert.Contains("\"NOT_FRIENDS\"", Assert.Single(heard), StringComparison.Ordinal);
        await Expect(ada.Chat.Count).ToHaveCountAsync(0);

        await carl.Page.GetByTestId("not-friends").GetByTestId("befriend").ClickAsync();
        await Expect(ada.Chat.Count).ToHaveTextAsync("1");
        await ada.Chat.AcceptAsync();
        await Expect(carl.Page.GetByTestId("not-friends")).ToHaveCountAsync(0);
        await carl.Page.GetByTestId("retry").ClickAsync();
        await Expect(carl.Chat.Conversation.Texts).ToHaveTextAsync(["Psst"]);
        await Expect(ada.Page.GetByTestId("count-chats")).ToHaveTextAsync("1");
    }

    [Fact(Timeout = 60_000)]
    public async Task Somebody_who_is_blocked_hears_nothing_of_it_and_is_not_heard()
    {
        Visitor ada = await stage.RegisterAsync("blocking_ada");
        Visitor bob = await stage.RegisterAsync("blocked_bob");
        (ChatDock adas, ChatDock bobs) = await BefriendAsync(ada, bob);
        await bobs.WriteToAsync("blocking_ada");

        await ada.Page.GetByTestId("friend-more").ClickAsync();
        await ada.Page.GetByTestId("block").ClickAsync();
        await ada.Page.GetByTestId("confirm").ClickAsync();
        await Expect(adas.Friends).ToHaveCountAsync(0);
        await bobs.Conversation.WriteAsync("Hello?");
        await Expect(bobs.Conversation.Failure).ToHaveTextAsync("You can write only to friends.");
        await Expect(adas.Count).ToHaveCountAsync(0);
    }

    private static async Task<(ChatDock One, ChatDock Other)> BefriendAsync(Visitor one, Visitor other)
    {
        await one.Chat.AskAsync(other.Name);
        await Expect(other.Chat.Count).ToHaveTextAsync("1");
        await other.Chat.AcceptAsync();
        await one.Chat.Friends.First.WaitForAsync();
        return (one.Chat, other.Chat);
    }
}
