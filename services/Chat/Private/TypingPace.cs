using BlazingSun.Contracts.Ids;

namespace BlazingSun.Chat.Private;

/// <summary>Lets one notice of typing through in a while. Forgets all when there are too many to keep in mind.</summary>
internal sealed class TypingPace(TimeProvider time)
{
    private const int Most = 10_000;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private readonly Dictionary<(UserId Sender, UserId Recipient), long> last = [];

    public bool TryPass(UserId sender, UserId recipient)
    {
        lock (gate)
        {
            if (last.TryGetValue((sender, recipient), out long at) && time.GetElapsedTime(at) < Pause)
                return false;
            if (last.Count >= Most)
                last.Clear();
            last[(sender, recipient)] = time.GetTimestamp();
            return true;
        }
    }
}
