namespace BlazingSun.Contracts.Ids;

/// <summary>Reads ids that the platform itself wrote.</summary>
public static class Id
{
    /// <summary>The id in a text.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    public static TId Parse<TId>(string text)
        where TId : struct, IId<TId> =>
        TId.TryParse(text, out TId id) ? id : throw new FormatException($"'{text}' is not a {typeof(TId).Name}.");
}
