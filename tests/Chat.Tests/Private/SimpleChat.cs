using BlazingSun.Chat.Private;
using BlazingSun.Contracts;
using BlazingSun.Contracts.Ids;
using BlazingSun.Rules.Chat;

namespace BlazingSun.Chat.Tests.Private;

/// <summary>Private chat as simple as it can be said: lists of messages, and how many of them each has read.</summary>
internal sealed class SimpleChat
{
    private readonly Dictionary<Pair, SimpleConversation> conversations = [];
    private readonly HashSet<(UserId User, UserId With)> listed = [];

    /// <summary>What was sent under which command id.</summary>
    public List<SimpleCommand> Commands { get; } = [];

    public SimpleConversation Of(Pair pair) =>
        conversations.TryGetValue(pair, out SimpleConversation? there) ? there : conversations[pair] = new SimpleConversation();

    /// <summary>Those with whom the user has conversations, the latest first.</summary>
    public UserId[] ListOf(UserId user) =>
    [
        .. listed.Where(item => item.User == user)
            .Select(item => (item.With, Of(Pair.Of(user, item.With)).Messages))
            .Where(item => item.Messages.Count > 0)
            .OrderByDescending(item => item.Messages[^1].Id.Value)
            .Select(item => item.With),
    ];

    /// <summary>The message that the command led to, where a repeat leads to no other.</summary>
    public static bool IsKnown(SimpleCommand command, DateTimeOffset now) =>
        command.Message is { } id && MessageIds.TimeOf(id) > now - Limits.AnswersKept;

    public void Add(SimpleCommand command, MessageId id)
    {
        Of(command.Pair).Add(new SimpleMessage(id, command.Sender, command.Text));
        listed.Add((command.Sender, command.Recipient));
        listed.Add((command.Recipient, command.Sender));
        command.Message = id;
    }

    public void Erase(UserId user)
    {
        listed.RemoveWhere(item => item.User == user);
        foreach ((Pair pair, SimpleConversation conversation) in conversations.Where(item => item.Key.Low == user || item.Key.High == user).ToList())
        {
            conversation.Erase(user);
            if (conversation.Former.Count == 2)
            {
                conversations.Remove(pair);
                Commands.RemoveAll(command => command.Pair == pair);
            }
        }
    }
}

/// <summary>A message.</summary>
internal sealed record SimpleMessage(MessageId Id, UserId Sender, string Text);

/// <summary>A command to send something.</summary>
internal sealed record SimpleCommand(UserId Sender, UserId Recipient, string Text, ulong Key)
{
    public Pair Pair => Pair.Of(Sender, Recipient);

    /// <summary>What it led to.</summary>
    public MessageId? Message { get; set; }
}

/// <summary>A conversation.</summary>
internal sealed class SimpleConversation
{
    public List<SimpleMessage> Messages { get; private set; } = [];

    public HashSet<UserId> Former { get; } = [];

    private readonly Dictionary<UserId, int> read = [];

    /// <summary>The last message that the user has read.</summary>
    public MessageId? CursorOf(UserId user) => read.TryGetValue(user, out int count) && count > 0 ? Messages[count - 1].Id : null;

    public int UnreadOf(UserId user) => Messages.Skip(read.GetValueOrDefault(user)).Count(message => message.Sender != user);

    public void Add(SimpleMessage message)
    {
        Messages.Add(message);
        Former.Remove(message.Sender);
        read[message.Sender] = Messages.Count;
    }

    public void Mark(UserId reader, MessageId upTo)
    {
        int count = Messages.Count(message => message.Id.Value.CompareTo(upTo.Value) <= 0);
        read[reader] = Math.Max(read.GetValueOrDefault(reader), count);
    }

    public void Erase(UserId user)
    {
        if (Messages.Count == 0)
            return;
        Former.Add(user);
        Messages = [.. Messages.Select(message => message.Sender == user ? message with { Text = "" } : message)];
    }
}
