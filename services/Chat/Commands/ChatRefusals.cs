using BlazingSun.Chat.Telling;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Events;
using BlazingSun.Platform;
using Microsoft.Extensions.Logging;

namespace BlazingSun.Chat.Commands;

/// <summary>Tells senders that their commands were not carried out, and why.</summary>
internal sealed class ChatRefusals(ChatOutlet outlet, ILogger<ChatRefusals> log)
{
    /// <summary>Where the broker is away nobody can be told; the sender hears nothing and sends the command again.</summary>
    public async ValueTask SendAsync(ChatRequest request, Refusal refusal, CancellationToken cancellationToken)
    {
        try
        {
            await outlet.ReplyAsync(request, ErrorFrame.Of(refusal), cancellationToken);
        }
        catch (DependencyUnavailableException e)
        {
            log.RefusalUntold(e, e.Dependency);
        }
    }
}
