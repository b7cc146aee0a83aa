using BlazingSun.Contracts.Commands;

namespace BlazingSun.Gateway.Commands;

/// <summary>Commands' types on the bus.</summary>
internal static class CommandNames
{
    public static string Of(ClientCommand command) => command switch
    {
        Play play => string.Concat("games.command.", play.Action),
        ListRooms => "games.command.list_rooms",
        CreateRoom => "games.command.create_room",
        JoinRoom => "games.command.join_room",
        LeaveRoom => "games.command.leave_room",
        Ready => "games.command.ready",
        Start => "games.command.start",
        Configure => "games.command.configure",
        Rematch => "games.command.rematch",
        Spectate => "games.command.spectate",
        StopSpectating => "games.command.stop_spectating",
        Resign => "games.command.resign",
        SyncState => "system.command.sync_state",
        PlayerChat => "games.command.player_chat",
        SpectatorChat => "games.command.spectator_chat",
        ChatCommand chat => ChatCommandNames.Of(chat),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command, "no command of a client"),
    };
}
