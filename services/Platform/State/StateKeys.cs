namespace BlazingSun.Platform.State;

/// <summary>What every store can hold.</summary>
public static class StateKeys
{
    /// <summary>Writes in a transaction.</summary>
    public const int MostOperations = 100;

    /// <summary>Throws for a key that another platform could not store.</summary>
    /// <exception cref="ArgumentException">Such a key.</exception>
    public static void Check(string key)
    {
        if (key.Length is 0 or > 200 || key.Contains("||", StringComparison.Ordinal))
            throw new ArgumentException("A key has 1 to 200 characters and no '||'.", nameof(key));
    }
}
