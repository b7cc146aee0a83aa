using System.Security.Cryptography;

namespace BlazingSun.Floor.Dice;

/// <summary>One game between two players. Not safe for threads: the room's lock stands around it.</summary>
internal sealed class DiceGame
{
    private const int PointsToWin = 10;
    private readonly string[] _order;
    private readonly Dictionary<string, int> _scores = [];
    private readonly Dictionary<string, int> _rolls = [];

    public DiceGame(string first, string second)
    {
        _order = [first, second];
        foreach (string player in _order)
            _scores[player] = 0;
    }

    public int Round { get; private set; } = 1;

    public int TurnNumber { get; private set; } = 1;

    public string? CurrentTurn => IsOver ? null : _order[_rolls.Count];

    public bool IsOver => _scores.Values.Any(score => score >= PointsToWin);

    /// <summary>Rolls for the player whose turn it is; <paramref name="next"/> numbers the events.</summary>
    public List<DiceEvent> Roll(string player, string roomId, Func<long> next)
    {
        int roll = RandomNumberGenerator.GetInt32(1, 7);
        _rolls[player] = roll;
        List<DiceEvent> events = [new Rolled(player, roll, _rolls.Count == 1, Round) { RoomId = roomId, Seq = next() }];
        if (_rolls.Count == 2)
            events.Add(CompleteRound(roomId, next()));
        if (IsOver)
        {
            string winner = _scores.MaxBy(score => score.Value).Key;
            events.Add(new DiceGameOver(winner, winner, _scores) { RoomId = roomId, Seq = next() });
            events.Add(new GameOver(winner, winner, _scores, "score") { RoomId = roomId, Seq = next() });
            return events;
        }

        TurnNumber++;
        events.Add(new TurnChanged(_order[_rolls.Count], TurnNumber, null) { RoomId = roomId, Seq = next() });
        return events;
    }

    private RoundComplete CompleteRound(string roomId, long seq)
    {
        (string first, string second) = (_order[0], _order[1]);
        string? winner = _rolls[first] == _rolls[second] ? null : _rolls[first] > _rolls[second] ? first : second;
        if (winner is not null)
            _scores[winner]++;
        if (winner == first)
            (_order[0], _order[1]) = (second, first);
        RoundComplete complete = new(Round, new Dictionary<string, int>(_rolls), winner, _scores, IsOver ? null : _order[0])
        {
            RoomId = roomId,
            Seq = seq,
        };
        _rolls.Clear();
        Round++;
        return complete;
    }
}
