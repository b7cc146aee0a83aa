using System.Globalization;
using BlazingSun.Chat.Lobby;
using BlazingSun.Contracts;
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
                await WriteAsync(model, writer, model.Commands);
                break;
            case < 7 when model.Commands > 0:
                await WriteAsync(model, writer, which % model.Commands);
                break;
            case < 9 when model.Count > 0:
                MessageId id = model.Delete(which % model.Count);
                await Chat.Services.GetRequiredService<LobbyErasure>().RemoveAsync(model.Lobby, id, Token);
                break;
            case 9 when which < 20:
                model.Told = model.Count;
                break;
            default:
                Chat.Time.Advance(TimeSpan.FromSeconds(which * 5));
                break;
        }
    }

    private async Task WriteAsync(Model model, LobbyWriter writer, int command)
    {
        string text = command.ToString(CultureInfo.InvariantCulture);
        LobbyDraft draft = new(model.Lobby, command % 2 == 0 ? Alice : Bob, text, text);
        model.Sent(command, Chat.Time.GetUtcNow(), await writer.WriteAsync(draft, model.Told, Token));
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
        private readonly Dictionary<int, DateTimeOffset> answered = [];

        public LobbyId Lobby => lobby;

        public int Count => sent.Count;

        /// <summary>Commands that were given, numbered from 0.</summary>
        public int Commands => answered.Count;

        /// <summary>So many messages are known to have been told.</summary>
        public int Told { get; set; }

        public IReadOnlyList<MessageId> Left => LeftAfter(0);

        public void Sent(int command, DateTimeOffset now, LobbyTurn turn)
        {
            // Those that were deleted or trimmed are not told any more.
            Assert.Equal(LeftAfter(Told), turn.Untold.Select(one => one.MessageId));
            bool isRepeat = answered.TryGetValue(command, out DateTimeOffset before) && now - before < Limits.AnswersKept;
            Assert.Equal(isRepeat, turn.IsRepeat);

            // Of a repeat it does not matter whether the message was trimmed meanwhile; of a deleted one the sender hears that it is gone.
            if (isRepeat)
                return;
            LobbyMessage message = Assert.IsType<LobbyMessage>(turn.Answer);
            Assert.Equal(sent.Count + 1, turn.Position);
            Assert.All(sent, id => Assert.True(string.CompareOrdinal(id.ToString(), message.MessageId.ToString()) < 0));
            sent.Add(message.MessageId);
            answered[command] = now;
        }

        public MessageId Delete(int index)
        {
            deleted.Add(sent[index]);
            return sent[index];
        }

        private IReadOnlyList<MessageId> LeftAfter(int position) =>
            [.. sent.Select((id, i) => (Id: id, Position: i + 1)).TakeLast(Kept).Where(one => one.Position > position && !deleted.Contains(one.Id)).Select(one => one.Id)];
    }
}
