using System.Diagnostics;
using BlazingSun.Players.Dice;

namespace BlazingSun.Load.Crowds;

/// <summary>The rhythm of one room, shared by its players, who move in turns; rooms are spread over the period.</summary>
internal sealed class RoomPace(Gate gate, double phase) : IPace
{
    private int _opening;
    private long _due;

    public async ValueTask NextAsync(CancellationToken cancel)
    {
        do
        {
            await gate.PassAsync(cancel);
            if (gate.Period > TimeSpan.Zero)
                await PauseAsync(cancel);
        }
        while (!gate.IsOpen);
    }

    private async ValueTask PauseAsync(CancellationToken cancel)
    {
        long now = Stopwatch.GetTimestamp();
        long period = (long)(gate.Period.TotalSeconds * Stopwatch.Frequency);
        _due = _opening == gate.Opening ? Math.Max(_due + period, now) : now + (long)(period * phase);
        _opening = gate.Opening;
        TimeSpan pause = Stopwatch.GetElapsedTime(now, _due);
        if (pause > TimeSpan.Zero)
            await Task.Delay(pause, TimeProvider.System, cancel);
    }
}
