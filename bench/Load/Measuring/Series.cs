namespace BlazingSun.Load.Measuring;

/// <summary>The slices of one server in one mode, one per round.</summary>
internal sealed record Series(string Server, IReadOnlyList<Slice> Slices)
{
    public double Median(Func<Slice, double> value) => MedianOf(Slices.Select(value));

    /// <summary>The median of the rounds' ratios, so that what disturbs a whole round disturbs both sides of its ratio.</summary>
    public double MedianRatio(Series to, Func<Slice, double> value) =>
        MedianOf(Slices.Zip(to.Slices, (mine, other) => value(mine) / value(other)));

    public static double MedianOf(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
