using BlazingSun.SystemTests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace BlazingSun.SystemTests.Browsers;

/// <summary>An admin looks after a lobby.</summary>
public class ChatModerationTests
{
    private const string Rude = "You are all bad at this";
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 90_000)]
    public async Task A_reported_message_disappears_for_everyone_and_its_writer_is_silent_for_a_while()
    {
        await using Chromium chromium = await Chromium.StartAsync();
        using TemporaryFolder data = new();
        await using (ServerProcess before = await ServerProcess.StartAsync(data.Path, Cancel))
            await Accounts.RegisterAsync(before, "the_boss", Cancel);
        await using ServerProcess server = await ServerProcess.StartAsync(data.Path, Cancel, "--Accounts:Admins:0=the_boss");
        Visitor[] people = await Task.WhenAll(new[] { "the_boss", "rude_rob", "polite_pam" }.Select(name => chromium.VisitAsync(server.Address, name)));
        (Visitor boss, Visitor rob, Visitor pam) = (people[0], people[1], people[2]);
        await Task.WhenAll(boss.LogInAsync(), rob.RegisterAsync(), pam.RegisterAsync());
        await boss.Page.GetByTestId("game-bigger_dice").WaitForAsync();

        await rob.Lobby.WriteAsync(Rude);
        await pam.Lobby.ChooseAsync(Rude, "report");
        await pam.Page.GetByTestId("report-reason").FillAsync("Not nice");
        await pam.Page.GetByTestId("send-report").ClickAsync();
        await pam.Page.GetByText("The admins will look at it.").WaitForAsync();

        await boss.Chat.ToggleAsync();
        await boss.Page.GetByTestId("moderation").ClickAsync();
        await Expect(boss.Page.GetByTestId("report")).ToContainTextAsync("Not nice");
        await Expect(boss.Page.GetByTestId("report")).ToContainTextAsync(Rude);
        await boss.Page.GetByTestId("delete-message").ClickAsync();
        await Expect(pam.Lobby.Texts).ToHaveCountAsync(0);
        await Expect(rob.Lobby.Texts).ToHaveCountAsync(0);

        await boss.Page.GetByTestId("mute").ClickAsync();
        await boss.Page.GetByTestId("mute-10").ClickAsync();
        await Expect(rob.Lobby.Compose).ToBeDisabledAsync();
        await Expect(pam.Lobby.Compose).ToBeEnabledAsync();
        await boss.Page.GetByTestId("resolve").ClickAsync();
        await boss.Page.GetByTestId("no-reports").WaitForAsync();
    }

    [Fact(Timeout = 60_000)]
    public async Task Nobody_else_sees_what_was_reported()
    {
        await using Chromium chromium = await Chromium.StartAsync();
        using TemporaryFolder data = new();
        await using ServerProcess server = await ServerProcess.StartAsync(data.Path, Cancel);
        Visitor visitor = await chromium.VisitAsync(server.Address, "curious_cat");
        await visitor.RegisterAsync();

        await visitor.Page.GotoAsync("/moderation");

        await visitor.Page.GetByText("For admins only").WaitForAsync();
    }
}
