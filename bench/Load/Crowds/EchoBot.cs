using System.Diagnostics;
using System.Text;
using BlazingSun.Players;
using BlazingSun.Players.Dice;
using BlazingSun.Players.Frames;

namespace BlazingSun.Load.Crowds;

/// <summary>Sends a message as long as a roll and waits until it is back.</summary>
internal sealed class EchoBot(FrameSocket socket, IPace pace, Action<TimeSpan> onAnswer, Violations violations)
{
    private static readonly byte[] Message = Encoding.UTF8.GetBytes(
        """{"type":"games.command.bigger_dice.roll","id":"00000000","roomId":"01234567-89ab-cdef-0123-456789abcdef"}""");

    public async Task PlayAsync(CancellationToken cancel)
    {
        while (true)
        {
            await pace.NextAsync(cancel);
            long sent = Stopwatch.GetTimestamp();
            await socket.SendAsync(Message, cancel);
            if (await socket.ReceiveAsync(cancel) is not { } answer || !answer.Span.SequenceEqual(Message))
            {
                violations.Add("echo: another message came back, or none");
                return;
            }

            onAnswer(Stopwatch.GetElapsedTime(sent));
        }
    }
}
