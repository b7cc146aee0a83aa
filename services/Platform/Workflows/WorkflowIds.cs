namespace BlazingSun.Platform.Workflows;

/// <summary>What every platform can take as the id of a workflow.</summary>
public static class WorkflowIds
{
    private const int Longest = 64;

    /// <summary>Throws for an id that another platform could not take.</summary>
    /// <exception cref="ArgumentException">Such an id.</exception>
    public static void Check(string instanceId)
    {
        if (instanceId.Length is 0 or > Longest || !instanceId.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            throw new ArgumentException($"'{instanceId}' is no workflow id: 1 to {Longest} letters, digits, '-', '_'.", nameof(instanceId));
    }
}
