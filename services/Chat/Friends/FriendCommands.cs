using BlazingSun.Chat.Commands;
using BlazingSun.Chat.People;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Events;

namespace BlazingSun.Chat.Friends;

/// <summary>Carries out what people ask about each other.</summary>
internal sealed class FriendCommands(PeopleDirectory people, FriendStore store, FriendTelling telling) : IChatHandler<FriendCommand>
{
    public async ValueTask<Refusal?> HandleAsync(ChatRequest request, FriendCommand command, CancellationToken deadline)
    {
        if (await people.FindAsync(command.Person, deadline) is not { } other)
            return Refusal.Of(ErrorCode.USER_NOT_FOUND);
        if (other.UserId == request.Caller.UserId)
            return new Refusal(ErrorCode.FORBIDDEN, "That is you yourself.");
        FriendChange change = new(request.Caller.UserId, other.UserId, command, request.CorrelationId);
        FriendOutcome outcome = await store.ChangeAsync(change, deadline);
        if (outcome.Refusal is null)
            await TellAsync(request, other, change, outcome, deadline);
        return outcome.Refusal;
    }

    private async ValueTask TellAsync(ChatRequest request, Person other, FriendChange change, FriendOutcome outcome, CancellationToken deadline)
    {
        if (outcome.IsTold)
        {
            await telling.RepeatAsync(request, other, outcome, deadline);
            return;
        }

        await telling.TellAsync(request, other, outcome, deadline);
        await store.ToldAsync(change, deadline);
    }
}
