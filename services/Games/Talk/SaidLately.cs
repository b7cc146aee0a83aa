using BlazingSun.Contracts;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Games.Talk;

/// <summary>
/// What was said under a command id on this host, for five minutes and at most <see cref="Most"/> messages. It is not stored: behind another host
/// a repeat is told again, under the same message id.
/// </summary>
internal sealed class SaidLately(TimeProvider time)
{
    public const int Most = 4_096;

    private readonly Lock gate = new();
    private readonly Dictionary<ulong, Said> byKey = [];
    private readonly Queue<(ulong Key, long At)> order = new();

    /// <summary>What was said under that id, or null.</summary>
    public Said? Find(UserId user, string commandId)
    {
        lock (gate)
        {
            Forget();
            return byKey.GetValueOrDefault(CommandKey.Of(user, commandId));
        }
    }

    public void Add(UserId user, string commandId, Said said)
    {
        ulong key = CommandKey.Of(user, commandId);
        lock (gate)
        {
            if (byKey.TryAdd(key, said))
            {
                order.Enqueue((key, time.GetTimestamp()));
            }

            Forget();
        }
    }

    private void Forget()
    {
        while (order.TryPeek(out (ulong Key, long At) oldest) && (order.Count > Most || time.GetElapsedTime(oldest.At) >= Limits.AnswersKept))
        {
            order.Dequeue();
            byKey.Remove(oldest.Key);
        }
    }
}
