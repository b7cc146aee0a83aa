using System.Text;
using BlazingSun.Rules.Games.BiggerDice;
using BlazingSun.Rules.Rooms;
using BlazingSun.Simulation.Players;
using BlazingSun.Simulation.Worlds;

namespace BlazingSun.Simulation.Oracles;

/// <summary>Every command with its answers: each is executed once, and what was accepted has happened.</summary>
internal sealed class CommandBook(World world)
{
    private const string Roll = "bigger_dice.roll";

    private readonly Dictionary<string, Command> _commands = new(StringComparer.Ordinal);

    public void Sent(Player player, string id, string type) => _commands.Add(id, new Command(player, type));

    /// <summary>There was no answer for minutes.</summary>
    public void GivenUp(Player player, PendingCommand pending) =>
        world.Verdict.Report($"{player.Name} never got an answer to {pending.Text}");

    public void Answered(Player player, Frame frame)
    {
        if (!_commands.TryGetValue(frame.Correlation!, out Command? command))
            return;
        if (command.Player != player)
            world.Verdict.Report($"{player.Name} got the answer to {frame.Correlation}");
        if (frame.IsEvent)
            Accepted(command, frame);
        else if (frame.Error is { } code && code is not ("UNAVAILABLE" or "RATE_LIMITED" or "INTERNAL" or "BAD_MESSAGE"))
            Refused(command, frame, code);
        else if (frame.Error == "BAD_MESSAGE")
            world.Verdict.Report($"{player.Name} sent what nobody understands: {frame.Correlation}");
    }

    /// <summary>At the end: each roll that happened is the answer to one command.</summary>
    public void CheckRolls(RoomHistory room)
    {
        foreach ((long seq, RoomEvent e) in room.Events)
        {
            if (e is not DieFell fell || world.FindPlayer(fell.Player) is not { IsGone: false } player)
                continue;
            if (!_commands.Values.Any(c => c.Player == player && c.Type == Roll && c.Answer == (room.Room, seq)))
                room.Report($"has a roll of {player.Name} under number {seq} that answers none of its commands");
        }
    }

    private void Accepted(Command command, Frame frame)
    {
        (string, long) answer = (frame.Room!, frame.Seq!.Value);
        if (command.Answer is { } first && first != answer)
            world.Verdict.Report($"{frame.Correlation} was executed twice: as {first} and as {answer}");
        if (command.Refusal is { } refusal && command.Type == Roll)
            world.Verdict.Report($"{frame.Correlation} was refused ({refusal}) and executed: {Encoding.UTF8.GetString(frame.Bytes)}");
        command.Answer = answer;
        if (command.Type == Roll && (world.Oracle.Find(frame.Room!)?.EventAt(frame.Seq.Value) as DieFell)?.Player != command.Player.UserId)
            world.Verdict.Report($"{frame.Correlation} was answered with what is not its roll: {Encoding.UTF8.GetString(frame.Bytes)}");
    }

    private void Refused(Command command, Frame frame, string code)
    {
        // Who has no place in the room may be refused at one try and let in at the next.
        if (command.Answer is { } accepted && command.Type is not ("create_room" or "join_room" or "spectate"))
            world.Verdict.Report($"{frame.Correlation} was accepted as {accepted} and refused: {code}");
        if (code is not ("NOT_IN_ROOM" or "ROOM_NOT_FOUND" or "ROOM_CLOSED"))
            command.Refusal = code;
    }

    private sealed record Command(Player Player, string Type)
    {
        public (string Room, long Seq)? Answer { get; set; }

        public string? Refusal { get; set; }
    }
}
