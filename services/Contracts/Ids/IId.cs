namespace BlazingSun.Contracts.Ids;

/// <summary>A one-field id that is a string in JSON.</summary>
/// <typeparam name="TSelf">The id itself.</typeparam>
public interface IId<TSelf>
    where TSelf : struct
{
    /// <summary>Reads the id; false when the text is not one.</summary>
    static abstract bool TryParse(string text, out TSelf id);
}
