namespace BlazingSun.Contracts.Ids;

/// <summary>Where new UUIDs come from, so that a simulated run repeats.</summary>
public interface IIdSource
{
    /// <summary>A new UUID (version 7: sorts by the time it was made).</summary>
    Guid New();
}
