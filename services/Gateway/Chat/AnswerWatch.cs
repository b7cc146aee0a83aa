using BlazingSun.Contracts.Commands;
using BlazingSun.Gateway.Commands;
using BlazingSun.Gateway.Sockets;

namespace BlazingSun.Gateway.Chat;

/// <summary>Remembers the commands that Chat answers, which are all but signs of typing, so that their senders hear it when Chat is away. Those without an id it does not know apart.</summary>
internal sealed class AnswerWatch(TimeProvider time) : ICommandFilter
{
    public FilterResult Apply(ClientSocket socket, ClientCommand command, string? correlationId)
    {
        if (correlationId is not null && command is ChatCommand and not Typing)
            (socket.Questions ??= new SocketQuestions(time)).Ask(correlationId);
        return default;
    }
}
