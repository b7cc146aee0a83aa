using System.Collections.Frozen;
using BlazingSun.Chat.People;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Commands;

namespace BlazingSun.Chat.Commands;

/// <summary>Hands a command to its handler, and tells the sender when it is not carried out.</summary>
internal sealed class ChatRoutes(
    IEnumerable<ChatRoute> routes, PeopleDirectory people, LateRemoval lateRemoval, ChatRefusals refusals, CommandFailures failures)
{
    private readonly FrozenDictionary<Type, ChatRoute> table = routes.ToFrozenDictionary(route => route.Command);

    public async Task HandleAsync(ChatRequest request, ClientCommand command, CancellationToken deadline)
    {
        if (await failures.GuardAsync(() => SeenAsync(request, command, deadline)) is { } refusal)
            await refusals.SendAsync(request, refusal, CancellationToken.None);
    }

    private async ValueTask<Refusal?> SeenAsync(ChatRequest request, ClientCommand command, CancellationToken deadline)
    {
        UserId user = request.Caller.UserId;
        if (!await people.SeeAsync(user, request.Caller.Username, deadline))
            return Refusal.Of(ErrorCode.AUTH_FAILED);
        try
        {
            return await RefusalOfAsync(request, command, deadline);
        }
        finally
        {
            await lateRemoval.CheckAsync(user);
        }
    }

    private ValueTask<Refusal?> RefusalOfAsync(ChatRequest request, ClientCommand command, CancellationToken deadline) =>
        command is ChatCommand chat && table.TryGetValue(chat.GetType(), out ChatRoute? route)
            ? route.Handle(request, chat, deadline)
            : ValueTask.FromResult<Refusal?>(Refusal.Of(ErrorCode.UNKNOWN_TYPE));
}
