using BlazingSun.Players.Dice;
using BlazingSun.Players.Frames;

namespace BlazingSun.Load.Lobbies;

/// <summary>One of those in the lobby, who talks.</summary>
internal sealed class Speaker(FrameSocket socket, IPace pace)
{
    public async Task TalkAsync(CancellationToken cancel)
    {
        for (long number = 1; ; number++)
        {
            await pace.NextAsync(cancel);
            await socket.SendAsync(
                $$"""{"type":"chat.command.send_lobby_message","id":"{{number}}","lobbyId":"lobby:main","content":"{{SpokenText.Next(number)}}"}""",
                cancel);
        }
    }
}
