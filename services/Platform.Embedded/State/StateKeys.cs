namespace BlazingSun.Platform.Embedded.State;

internal static class StateKeys
{
    internal const int MostOperations = 100;

    /// <summary>Throws for a key that another platform could not store.</summary>
    internal static void Check(string key)
    {
        if (key.Length is 0 or > 200 || key.Contains("||", StringComparison.Ordinal))
            throw new ArgumentException("A key has 1 to 200 characters and no '||'.", nameof(key));
    }
}
