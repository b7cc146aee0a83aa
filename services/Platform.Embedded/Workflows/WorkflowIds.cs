namespace BlazingSun.Platform.Embedded.Workflows;

internal static class WorkflowIds
{
    private const int Longest = 64;

    /// <summary>Throws for an id that another platform could not take.</summary>
    public static void Check(string instanceId)
    {
        if (instanceId.Length is 0 or > Longest || !instanceId.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            throw new ArgumentException($"'{instanceId}' is no workflow id: 1 to {Longest} letters, digits, '-', '_'.", nameof(instanceId));
    }
}
