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
                _open.Add(new Question(id, Splice.Raw(id), time.GetTimestamp()));
        }
    }

    /// <param name="rawId">The command id as a JSON string.</param>
    public void Answered(ReadOnlySpan<byte> rawId)
    {
        lock (_gate)
        {
            for (int i = _open.Count - 1; i >= 0; i--)
            {
                if (rawId.SequenceEqual(_open[i].RawId))
                    _open.RemoveAt(i);
            }
        }
    }

    /// <summary>The gateway itself has refused the command.</summary>
    public void Refused(string id)
    {
        lock (_gate)
        {
            _open.RemoveAll(question => question.Id == id);
        }
    }

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

    private readonly record struct Question(string Id, byte[] RawId, long AskedAt);
}
