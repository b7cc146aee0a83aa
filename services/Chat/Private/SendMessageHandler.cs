using BlazingSun.Chat.Commands;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Rules.Chat;

namespace BlazingSun.Chat.Private;

/// <summary>Writes private messages.</summary>
internal sealed class SendMessageHandler(WordFilter filter, WritingRules rules, MessageWriter writer, MessageTeller teller)
    : IChatHandler<SendMessage>
{
    public async ValueTask<Refusal?> HandleAsync(ChatRequest request, SendMessage command, CancellationToken deadline)
    {
        (string? text, Refusal? refusal) = ChatContent.Check(command.Content, filter);
        if (refusal is not null)
        {
            await teller.RejectAsync(request, command.RecipientId, refusal, deadline);
            return null;
        }

        Draft draft = Draft.Of(request, command.RecipientId, text!);
        if (await rules.RefuseAsync(draft, deadline) is { } code)
            await teller.RejectAsync(request, command.RecipientId, Refusal.Of(code), deadline);
        else
            await teller.TellAsync(request, draft.Pair, await writer.WriteAsync(draft, teller.ToldOf(draft.Pair), deadline), deadline);
        return null;
    }
}
