using BlazingSun.Gateway.Commands;
using BlazingSun.Gateway.Dialects;
using BlazingSun.Gateway.Sockets;

namespace BlazingSun.Gateway.Chat;

/// <summary>What a socket asked Chat and waits for, by command id. What it asks beyond the bound is not watched.</summary>
internal sealed class SocketQuestions(TimeProvider time)
{
    private const int Most = 32;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);
    private readonly Lock _gate = new();
    private readonly List<Question> _open = [];

    public void Ask(string id)
    {
        lock (_gate)
        {
            if (_open.Count < Most)
                _open.Add(new Question(id, time.GetTimestamp()));
        }
    }

    /// <param name="rawId">The command id as a JSON string.</param>
    public void Answered(ReadOnlySpan<byte> rawId)
    {
        if (JsonText.Read(rawId) is { } id)
            Settled(id);
    }

    /// <summary>The gateway itself has refused the command.</summary>
    public void Refused(string id) => Settled(id);

    /// <summary>Says of what is not answered for too long that Chat is away.</summary>
    public void CheckOverdue(ClientSocket socket)
    {
        List<Question> overdue;
        lock (_gate)
        {
            overdue = _open.FindAll(question => time.GetElapsedTime(question.AskedAt) >= Patience);
        }

        foreach (Question question in overdue)
            socket.Refuse(CommandQueue.Unavailable, question.Id);
    }

    private void Settled(string id)
    {
        lock (_gate)
        {
            _open.RemoveAll(question => question.Id == id);
        }
    }

    private readonly record struct Question(string Id, long AskedAt);
}
