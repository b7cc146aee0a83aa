namespace BlazingSun.Contracts.Ids;

/// <summary>Where random bytes come from: the operating system in production, a seed in tests.</summary>
public interface IRandomSource
{
    /// <summary>Fills the span with unpredictable bytes.</summary>
    void Fill(Span<byte> bytes);
}
