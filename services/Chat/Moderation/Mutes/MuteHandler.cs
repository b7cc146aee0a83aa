using BlazingSun.Chat.Commands;
using BlazingSun.Chat.People;
using BlazingSun.Chat.Telling;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Events;

namespace BlazingSun.Chat.Moderation.Mutes;

/// <summary>Admins keep users from writing in lobbies and rooms for a time. The other apps hear of it too.</summary>
internal sealed class MuteHandler(PeopleDirectory people, Admins admins, MuteStore mutes, ChatOutlet outlet, TimeProvider time)
    : IChatHandler<MuteUser>, IChatHandler<UnmuteUser>
{
    private const int MaxMinutes = 43_200;

    public async ValueTask<Refusal?> HandleAsync(ChatRequest request, MuteUser command, CancellationToken deadline)
    {
        if (Admins.Refuse(request.Caller) is { } refusal)
            return refusal;
        if (command.Minutes is < 1 or > MaxMinutes)
            return new Refusal(ErrorCode.BAD_MESSAGE, $"minutes is a number from 1 to {MaxMinutes:N0}.");
        return await SetAsync(request, command.Person, time.GetUtcNow().AddMinutes(command.Minutes), deadline);
    }

    public async ValueTask<Refusal?> HandleAsync(ChatRequest request, UnmuteUser command, CancellationToken deadline) =>
        Admins.Refuse(request.Caller) ?? await SetAsync(request, command.Person, null, deadline);

    private async ValueTask<Refusal?> SetAsync(ChatRequest request, PersonRef who, DateTimeOffset? until, CancellationToken deadline)
    {
        if (await people.FindAsync(who, deadline) is not { } person)
            return Refusal.Of(ErrorCode.USER_NOT_FOUND);
        if (until is not null && (person.UserId == request.Caller.UserId || admins.Includes(person)))
            return new Refusal(ErrorCode.FORBIDDEN, "Admins cannot be muted.");
        MuteTurn turn = await mutes.SetAsync(request, new UserMute(person.UserId, until), deadline);
        UserMuted answer = new(person.UserId, person.Username, turn.Answer.Until);
        if (turn.IsTold)
            await outlet.ReplyAsync(request, answer, deadline);
        else
            await TellAsync(request, answer, turn, deadline);
        return null;
    }

    // Also again, until it is known that all have heard of it. Meanwhile another admin may have said something else.
    private async ValueTask TellAsync(ChatRequest request, UserMuted answer, MuteTurn turn, CancellationToken deadline)
    {
        await outlet.MutedAsync(turn.Now, turn.SaidAt, deadline);
        UserMuted now = answer with { Until = turn.Now.Until };
        await outlet.TellAsync(request.Key, [(request.Caller.UserId, answer), (answer.UserId, now)], deadline, request.Cause);
        await mutes.ToldAsync(request, turn.Now, deadline);
    }
}
