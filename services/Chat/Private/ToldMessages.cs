using BlazingSun.Contracts;

namespace BlazingSun.Chat.Private;

/// <summary>
/// How many messages of each conversation this replica has told lately, so that a repeat of a command is told to its sender alone. The
/// number is saved with the conversation's next message. Behind another replica the messages of the last five minutes may be told twice,
/// under the same ids; what a replica left untold is told with the conversation's next message or repeat.
/// </summary>
internal sealed class ToldMessages(TimeProvider time)
{
    private readonly Lock gate = new();
    private Dictionary<Pair, int> recent = [];
    private Dictionary<Pair, int> older = [];
    private long turned = time.GetTimestamp();

    public int Of(Pair pair)
    {
        lock (gate)
            return Math.Max(recent.GetValueOrDefault(pair), older.GetValueOrDefault(pair));
    }

    public void Set(Pair pair, int count)
    {
        lock (gate)
        {
            if (time.GetElapsedTime(turned) >= Limits.AnswersKept)
                (older, recent, turned) = (recent, [], time.GetTimestamp());
            recent[pair] = Math.Max(recent.GetValueOrDefault(pair), count);
        }
    }
}
