namespace BlazingSun.Simulation.Sidecars;

/// <summary>What the product saved, without the save id that the platform puts before it.</summary>
internal static class SavedText
{
    private const int HeadLength = 33;

    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> stored) => stored[HeadLength..];
}
