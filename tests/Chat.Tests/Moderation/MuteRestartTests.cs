using System.Text.Json.Nodes;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using BlazingSun.Testing;

namespace BlazingSun.Chat.Tests.Moderation;

public sealed class MuteRestartTests : ModerationTests
{
    [Fact]
    public async Task A_mute_holds_over_a_restart()
    {
        using DataFolder data = new();
        VirtualTimeProvider time = new();
        await using (ChatHost before = await StartAsync(data.Path, null, time))
        {
            await before.SendAsync(Admin, new MuteUser(Ref(Alice), 10), "mute");
            await before.Heard.FrameAsync(Alice.UserId, "chat.event.user_muted");
        }

        time.Advance(TimeSpan.FromMinutes(9));
        await using ChatHost after = await StartAsync(data.Path, null, time);
        await after.SendAsync(Alice, new SendLobbyMessage(LobbyId.Main, "hi"), "early");
        JsonNode refused = await after.Heard.ReplyAsync("early");
        Assert.Equal(("FORBIDDEN", 60_000), (Text(refused["code"]), refused["retryAfterMs"]!.GetValue<int>()));

        time.Advance(TimeSpan.FromMinutes(1));
        await after.SendAsync(Alice, new SendLobbyMessage(LobbyId.Main, "hi"));
        await after.Heard.FramesAsync(LobbyId.Main, 1);
    }
}
