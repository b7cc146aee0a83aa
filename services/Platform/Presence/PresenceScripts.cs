namespace BlazingSun.Platform.Presence;

/// <summary>The scripts that Redis runs.</summary>
internal static class PresenceScripts
{
    private static readonly string Settle = Text("settle");

    public static string Report { get; } = Settle + Text("report");

    public static string Untold { get; } = Settle + Text("untold");

    public static string Confirm { get; } = Settle + Text("confirm");

    public static string Read { get; } = Settle + Text("read");

    public static string Forget { get; } = Text("forget");

    private static string Text(string name)
    {
        using Stream stream = typeof(PresenceScripts).Assembly.GetManifestResourceStream($"BlazingSun.Platform.Presence.{name}.lua")
            ?? throw new InvalidOperationException($"The script {name}.lua is not part of the program.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
