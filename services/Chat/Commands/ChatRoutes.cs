using System.Collections.Frozen;
using System.Data.Common;
using BlazingSun.Chat.People;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Platform;

namespace BlazingSun.Chat.Commands;

/// <summary>Hands a command to its handler, and tells the sender when it is not carried out.</summary>
internal sealed class ChatRoutes(IEnumerable<ChatRoute> routes, PeopleDirectory people, ChatRefusals refusals)
{
    private readonly FrozenDictionary<Type, ChatRoute> table = routes.ToFrozenDictionary(route => route.Command);

    public async Task HandleAsync(ChatRequest request, ClientCommand command, CancellationToken deadline)
    {
        try
        {
            await people.SeeAsync(request.Caller.UserId, request.Caller.Username, deadline);
            if (await RefusalOfAsync(request, command, deadline) is { } refusal)
                await refusals.SendAsync(request, refusal, deadline);
        }
        catch (DependencyUnavailableException e)
        {
            await refusals.SendAsync(request, refusals.Unavailable(e), CancellationToken.None);
        }
        catch (DbException e)
        {
            await refusals.SendAsync(
                request, refusals.Unavailable(new DependencyUnavailableException("chat-database", "a statement failed", e)), CancellationToken.None);
        }
        catch (OperationCanceledException e)
        {
            await refusals.SendAsync(
                request, refusals.Unavailable(new DependencyUnavailableException("chat", "no answer in time", e)), CancellationToken.None);
        }
        catch (Exception e)
        {
            // A bug. Delivered again it would fail again, so the sender is told and the others go on.
            await refusals.SendAsync(request, refusals.Internal(e), CancellationToken.None);
        }
    }

    private ValueTask<Refusal?> RefusalOfAsync(ChatRequest request, ClientCommand command, CancellationToken deadline) =>
        command is ChatCommand chat && table.TryGetValue(chat.GetType(), out ChatRoute? route)
            ? route.Handle(request, chat, deadline)
            : ValueTask.FromResult<Refusal?>(Refusal.Of(ErrorCode.UNKNOWN_TYPE));
}
