using System.Buffers;
using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Games.Outages;
using BlazingSun.Rules.Rooms;

namespace BlazingSun.Games.Rooms;

/// <summary>One event of a turn, ready to be told.</summary>
internal sealed record TurnEvent(
    long Seq, IReadOnlyList<EventView> Views, Cause? Cause, UserId? Joined = null, RoomRole JoinedRole = default,
    RoomStateFrame? State = null, UserId? Left = null, UserId? Lost = null)
{
    /// <summary>The gateway that its cause came through.</summary>
    public GatewayId? GatewayId { get; init; }
}

/// <summary>One answer of a turn to a single sender; the frame is one of three kinds.</summary>
internal sealed record TurnReply(UserId UserId, ConnectionId? ConnectionId, string? CorrelationId)
{
    public RoomEventFrame? Event { get; init; }

    public RoomStateFrame? State { get; init; }

    public ErrorFrame? Error { get; init; }
}

/// <summary>Carries a batch of commands out on a room's document. Nothing leaves it before the document is saved.</summary>
internal sealed class RoomTurn(RoomRules rules, RoomDocument document, RoomId roomId, RuleContext context)
{
    private readonly ArrayBufferWriter<byte> json = new(128);
    private bool isChanged;

    public List<TurnEvent> Events { get; } = [];

    public List<TurnReply> Replies { get; } = [];

    public List<bool> Accepted { get; } = [];

    /// <summary>Why the last refused command was refused.</summary>
    public Refusal? Refused { get; private set; }

    /// <summary>Who took the last seat that was taken.</summary>
    public PlayerName? Seated { get; private set; }

    /// <summary>Whether there is anything to save.</summary>
    public bool Changed => isChanged || document.Attendance.Changed;

    /// <summary>Adds the outages that the room has not seen yet to its clocks; comes before any command.</summary>
    public void Add(IReadOnlyList<Outage> outages)
    {
        if (document.Room is not { } room || !RoomOutages.AnyUnseen(room, outages))
        {
            return;
        }

        foreach (Outage outage in outages)
        {
            MoveClocks move = new(roomId, outage.From, outage.Until);
            foreach (RoomEvent @event in rules.Decide(document.Room, Caller.System, move, context).Events)
            {
                Add(@event, null, null);
                document.Attendance.Delay(TimeSpan.FromMilliseconds(@event is OutageAdded added ? added.ByMs : 0));
            }
        }
    }

    public void Run(RoomBatch batch)
    {
        foreach (RoomRequest request in batch.Requests)
        {
            Run(request);
        }
    }

    private void Run(RoomRequest request)
    {
        if (RoomFacts.IsFact(request.Command))
        {
            TakeFact(request);
            return;
        }

        string? commandId = request.CorrelationId ?? (request.MessageId == default ? null : request.MessageId.ToString("N"));
        ulong key = commandId is null ? 0 : CommandKey.Of(request.Caller.UserId, commandId);
        if (commandId is not null && document.Answers.TryFind(key, context.Now, out Answer first))
        {
            Repeat(request, first);
            return;
        }

        Answer answer = Execute(request);
        Accepted.Add(answer.Refused is null);
        if (commandId is not null && document.Room is { } room && IsRemembered(room, request, answer))
        {
            document.Answers.Add(key, request.Caller.UserId, answer, context.Now);
            isChanged = true;
        }
    }

    private void TakeFact(RoomRequest fact)
    {
        Accepted.Add(document.Room is { Closed: false });
        if (document.Room is not { Closed: false } room)
        {
            return;
        }

        if (fact.Command is CheckDeadline && room.NextDeadline is { } due && due <= context.Now)
        {
            GamesMetrics.Overdue(context.Now - due);
        }

        foreach (RoomRequest step in RoomFacts.Take(room, document.Attendance, fact, context.Now))
        {
            Execute(step);
        }
    }

    // Refusals of those who have no place in the room are decided anew each time: nobody grows a room from outside.
    private static bool IsRemembered(Room room, RoomRequest request, Answer answer) =>
        answer.Refused is null || room.RoleOf(request.Caller.UserId) is not null;

    private Answer Execute(RoomRequest request)
    {
        Decision decision = rules.Decide(document.Room, request.Caller, request.Command, context);
        if (decision.Refusal is { } refusal)
        {
            Refused = refusal;
            GamesMetrics.Refused(refusal.Code);
            // A fact, such as a lost connection, was nobody's wish: nobody hears that it changes nothing.
            if (request.ConnectionId is not null)
            {
                Replies.Add(ReplyTo(request) with { Error = ErrorFrame.Of(refusal, roomId) });
            }

            return Answer.Refusal(refusal.Code);
        }

        bool wantsState = request.Command is TakeSeat or Spectate;
        Cause? cause = request.ConnectionId is null
            ? null
            : new Cause(request.Caller.UserId, request.ConnectionId, request.CorrelationId);
        Answer answer = wantsState ? Answer.State : Answer.Nothing;
        for (int i = 0; i < decision.Events.Count; i++)
        {
            Add(decision.Events[i], i == 0 ? cause : null, request.GatewayId);
            answer = i == 0 && !wantsState ? Answer.Event(document.Room!.Seq) : answer;
        }

        if (wantsState && decision.Events.Count == 0)
        {
            Replies.Add(ReplyTo(request) with { State = rules.View(document.Room!, request.Caller.UserId) });
        }

        return answer;
    }

    private void Add(RoomEvent @event, Cause? cause, GatewayId? gateway)
    {
        bool opening = document.Room is null || document.Room.Seq < 2;
        Room room = document.Room = rules.Apply(document.Room, @event);
        IReadOnlyList<EventView> views = rules.View(roomId, room.Seq, @event);
        TurnEvent told = new TurnEvent(room.Seq, views, cause) { GatewayId = gateway }.WithMembership(room);
        Attend(told);
        Events.Add(WithState(told, room, opening));
        json.ResetWrittenCount();
        using (Utf8JsonWriter writer = new(json))
        {
            JsonSerializer.Serialize(writer, @event, RulesJson.Default.RoomEvent);
        }

        Seated = @event is SeatTaken taken ? new PlayerName(taken.Player, taken.Name) : Seated;
        document.Held.Add(json.WrittenSpan);
        RoomEffects.Add(document.Effects, views[^1].Frame, room);
        isChanged = true;
    }

    // Only who becomes a member is known to be there by a command: any other may have been overtaken by the news that its socket closed.
    private void Attend(TurnEvent told)
    {
        if (told.Joined is { IsBot: false } joined && told.GatewayId is { } gateway)
        {
            document.Attendance.Add(joined, gateway);
        }

        if (told.Left is { } left)
        {
            document.Attendance.Forget(left);
        }
    }

    // The creator hears of its room by the first events; whoever comes later gets the room's state instead.
    private TurnEvent WithState(TurnEvent @event, Room room, bool opening) =>
        @event.Joined is { } joined && !opening ? @event with { State = rules.View(room, joined) } : @event;

    private void Repeat(RoomRequest request, Answer first)
    {
        Accepted.Add(first.Refused is null);
        if (request.CorrelationId is null || first == Answer.Nothing)
        {
            return;
        }

        Replies.Add(first switch
        {
            { Refused: { } code } => ReplyTo(request) with { Error = ErrorFrame.Of(Refusal.Of(code), roomId) },
            { Seq: { } seq } when EventFor(request.Caller.UserId, seq) is { } frame => ReplyTo(request) with { Event = frame },
            _ => ReplyTo(request) with { State = rules.View(document.Room!, request.Caller.UserId) },
        });
    }

    private RoomEventFrame? EventFor(UserId viewer, long seq) =>
        document.Held.After(seq - 1, document.Room!.Seq) is { Count: > 0 } events
            ? RoomViews.For(rules.View(roomId, seq, events[0]), viewer, document.Room.RoleOf(viewer))
            : null;

    private static TurnReply ReplyTo(RoomRequest request) => new(request.Caller.UserId, request.ConnectionId, request.CorrelationId);
}
