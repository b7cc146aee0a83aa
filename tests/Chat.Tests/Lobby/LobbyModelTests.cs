using System.Globalization;
using BlazingSun.Chat.Lobby;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Relational;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.Tests.Lobby;

/// <summary>Whatever is sent, repeated and deleted in whichever order: the lobby holds what a list would hold.</summary>
public sealed class LobbyModelTests : ChatTests
{
    private const int Kept = 8;
    private const int PageSize = 3;
    private static readonly Config Some = Config.QuickThrowOnFailure.WithMaxTest(60).WithEndSize(60);
    private int lobbies;

    [Fact]
    public void A_lobby_holds_what_a_list_would_hold() =>
        Prop.ForAll(Gen.Choose(0, 999).ArrayOf().ToArbitrary(), steps => PlayAsync(steps).GetAwaiter().GetResult()).Check(Some);

    private async Task PlayAsync(int[] steps)
    {
        IServiceProvider services = Chat.Services;
        Model model = new(new LobbyId($"games:{lobbies++}"));
        IDatabase database = services.GetRequiredKeyedService<IDatabase>(ChatApp.Name);
        LobbyWriter writer = new(database, services.GetRequiredService<IIdSource>(), Chat.Time) { Kept = Kept };
        foreach (int step in steps)
        {
            await TakeAsync(model, writer, step);
            Assert.Equal(model.Left, await PagesAsync(model.Lobby));
        }
    }

    private async Task TakeAsync(Model model, LobbyWriter writer, int step)
    {
        int which = step / 10;
        switch (step % 10)
        {
            case < 5:
                model.Sent(await WriteAsync(writer, model.Lobby, model.Count));
                break;
            case < 7 when model.Count > 0:
                // Whether it was trimmed meanwhile or not; of a deleted one the sender hears that it is gone.
                Assert.True((await WriteAsync(writer, model.Lobby, which % model.Count)).IsRepeat);
                break;
            case < 9 when model.Count > 0:
                MessageId id = model.Delete(which % model.Count);
                await Chat.Services.GetRequiredService<LobbyErasure>().RemoveAsync(model.Lobby, id, Token);
                break;
            default:
                Chat.Time.Advance(TimeSpan.FromMilliseconds(which));
                break;
        }
    }

    private static ValueTask<LobbyTurn> WriteAsync(LobbyWriter writer, LobbyId lobby, int number)
    {
        string text = number.ToString(CultureInfo.InvariantCulture);
        return writer.WriteAsync(new LobbyDraft(lobby, number % 2 == 0 ? Alice : Bob, text, text), 0, Token);
    }

    private async Task<IReadOnlyList<MessageId>> PagesAsync(LobbyId lobby)
    {
        LobbyMessages messages = Chat.Services.GetRequiredService<LobbyMessages>();
        List<MessageId> all = [];
        LobbyHistory page;
        do
        {
            page = await messages.ReadAsync(lobby, all.Count > 0 ? all[0] : null, PageSize, Token);
            all.InsertRange(0, page.Messages.Select(message => message.MessageId));
        }
        while (page.HasMore);
        return all;
    }

    private sealed class Model(LobbyId lobby)
    {
        private readonly List<MessageId> sent = [];
        private readonly HashSet<MessageId> deleted = [];

        public LobbyId Lobby => lobby;

        public int Count => sent.Count;

        public IReadOnlyList<MessageId> Left => [.. sent.TakeLast(Kept).Where(id => !deleted.Contains(id))];

        public void Sent(LobbyTurn turn)
        {
            LobbyMessage message = Assert.IsType<LobbyMessage>(turn.Answer);
            Assert.False(turn.IsRepeat);
            Assert.Equal(sent.Count + 1, turn.Position);
            Assert.All(sent, id => Assert.True(string.CompareOrdinal(id.ToString(), message.MessageId.ToString()) < 0));
            // None of them was told; those that were deleted or trimmed are not told any more.
            Assert.Equal(Left, turn.Untold.Select(one => one.MessageId));
            sent.Add(message.MessageId);
        }

        public MessageId Delete(int index)
        {
            deleted.Add(sent[index]);
            return sent[index];
        }
    }
}
