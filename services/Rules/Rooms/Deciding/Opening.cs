using BlazingSun.Contracts;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Rooms;

namespace BlazingSun.Rules.Rooms.Deciding;

/// <summary>A room's first command.</summary>
internal static class Opening
{
    public static Refusal? Open(RoomChange change, Caller caller, OpenRoom command)
    {
        if (change.Games.Find(command.GameType) is not { } game)
        {
            return Refusal.Of(ErrorCode.GAME_TYPE_UNKNOWN);
        }

        string name = command.RoomName?.Trim() ?? "";
        if (!IsGoodName(name))
        {
            return Refusal.Of(ErrorCode.ROOM_NAME_INVALID);
        }

        RoomConfig config = RoomSettings.Merge(game.DefaultConfig, command.Config);
        if (RoomSettings.Check(config, game, present: 1) is { } refusal)
        {
            return refusal;
        }

        change.Emit(new RoomOpened(command.RoomId, name, command.RoomCode, command.GameType, caller.UserId, config) { At = change.Now });
        Seating.Take(change, caller, clientSeed: null);
        return null;
    }

    // Unpaired surrogates are no characters: they would be stored and sent as something else.
    private static bool IsGoodName(string name)
    {
        if (name.Length is < Limits.RoomNameMin or > Limits.RoomNameMax)
        {
            return false;
        }

        for (int i = 0; i < name.Length; i++)
        {
            if (char.IsControl(name[i]) || (char.IsSurrogate(name[i]) && !char.IsSurrogatePair(name, i++)))
            {
                return false;
            }
        }

        return true;
    }
}
