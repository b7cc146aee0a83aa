using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Ids;
using BlazingSun.Games.Rooms;
using BlazingSun.Rules.Chat;
using BlazingSun.Rules.Rooms.Deciding;

namespace BlazingSun.Games.Talk;

/// <summary>
/// Chat in rooms: told to those who are there, not stored, and no part of the room's numbered events. The room is only asked who the speaker is.
/// </summary>
internal sealed class RoomTalk(RoomClient rooms, Mutes mutes, WordFilter filter, SaidLately lately, TalkOutlet outlet)
{
    /// <summary>Tells a message, or says why not.</summary>
    public async ValueTask<Refusal?> HandleAsync(RoomRequest request, CancellationToken deadline)
    {
        if (request.CorrelationId is { } id && lately.Find(request.Caller.UserId, id) is { } said)
        {
            await outlet.RepeatAsync(request, said, deadline);
            return null;
        }

        (string? text, Refusal? refusal) = ChatContent.Check(TalkOutlet.ContentOf(request), filter);
        if ((refusal ?? await RefuseAsync(request, deadline)) is { } no)
        {
            return no;
        }

        said = Said.By(request, text!, outlet.Now);
        await outlet.TellAsync(request, said, deadline);
        if (request.CorrelationId is { } commandId)
        {
            lately.Add(request.Caller.UserId, commandId, said);
        }

        return null;
    }

    private async Task<Refusal?> RefuseAsync(RoomRequest request, CancellationToken deadline)
    {
        RoomId room = request.Command.RoomId;
        RoomLook look = await rooms.LookAsync(room, new RoomQuestion(request.Caller.UserId), deadline);
        if (!look.Exists)
        {
            return Refusal.Of(ErrorCode.ROOM_NOT_FOUND);
        }

        RoomRole? role = look is { Closed: false, Sync: { } here } ? here.Role : null;
        return Talking.Refuse(role, request.Command) ?? await MutedAsync(request.Caller, deadline);
    }

    // A mute of one who became an admin since may be left.
    private async ValueTask<Refusal?> MutedAsync(Caller caller, CancellationToken deadline) =>
        !caller.IsAdmin && await mutes.UntilAsync(caller.UserId, deadline) is { } until ? Muting.Refuse(until, outlet.Now) : null;
}
