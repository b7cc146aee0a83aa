using BlazingSun.Contracts.Ids;
using BlazingSun.Rules.Chat;

namespace BlazingSun.Chat.Private;

/// <summary>A message as it is stored. Its time is that of its id.</summary>
/// <param name="Id">Greater than those of all messages before it.</param>
/// <param name="ByHigh">Whether the one with the greater id wrote it.</param>
/// <param name="Text">Empty when its writer's account was removed.</param>
internal sealed record StoredMessage(MessageId Id, bool ByHigh, string Text)
{
    public DateTimeOffset SentAt() => MessageIds.TimeOf(Id);

    public bool IsAfter(MessageId? id) => id is not { } other || Id.Value.CompareTo(other.Value) > 0;
}
