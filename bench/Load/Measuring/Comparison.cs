using BlazingSun.Load.Crowds;

namespace BlazingSun.Load.Measuring;

/// <summary>Measures several crowds in turns.</summary>
internal static class Comparison
{
    /// <summary>A short slice of each, whose numbers are thrown away: compiled code and warm pools are what is measured.</summary>
    public static async Task WarmUpAsync(IReadOnlyList<Crowd> crowds, int rate, TimeSpan length, CancellationToken cancel)
    {
        foreach (Crowd crowd in crowds)
            await Slice.MeasureAsync(crowd, rate, length, cancel);
    }

    /// <summary>Measures each crowd once per round, each round beginning with another.</summary>
    public static async Task<IReadOnlyList<Series>> RunAsync(
        IReadOnlyList<Crowd> crowds, int rate, LoadOptions options, CancellationToken cancel)
    {
        List<Slice>[] slices = [.. crowds.Select(_ => new List<Slice>())];
        for (int round = 0; round < options.Rounds; round++)
        {
            for (int i = 0; i < crowds.Count; i++)
            {
                int turn = (round + i) % crowds.Count;
                slices[turn].Add(await Slice.MeasureAsync(crowds[turn], rate, TimeSpan.FromSeconds(options.Seconds), cancel));
            }
        }

        return [.. crowds.Select((crowd, i) => new Series(crowd.Name, slices[i]))];
    }
}
