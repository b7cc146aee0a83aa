namespace BlazingSun.Contracts.Bus;

/// <summary>The topics that the apps meet on.</summary>
public static class Topics
{
    /// <summary>Who came and went; key = user id.</summary>
    public const string SystemEvents = "system.events";

    /// <summary>To Games; key = room id where it is known, else user id.</summary>
    public const string GamesCommands = "games.commands";

    /// <summary>From Games to every gateway; key = room id, user id or lobby id.</summary>
    public const string GamesEvents = "games.events";

    /// <summary>To Chat; key = lobby id, the smaller user id of a pair, or user id.</summary>
    public const string ChatCommands = "chat.commands";

    /// <summary>From Chat to every gateway; keys as for the commands.</summary>
    public const string ChatEvents = "chat.events";

    /// <summary>From gateways to Chat and to each other: who is online, who is in which lobby; key = user id or gateway id.</summary>
    public const string GatewayPresence = "gateway.presence";

    /// <summary>Where messages go that can never be handled.</summary>
    public static string Dead(string topic) => topic + ".dead";
}
