using System.Text.Json;

namespace BlazingSun.Players.Frames;

/// <summary>The few fields that a bot needs of a frame, read in one pass without allocating.</summary>
/// <param name="Kind">Which frame it is.</param>
/// <param name="Seq">The room's event number; 0 = the frame has none.</param>
/// <param name="ConcernsMe">Whether its player, or the player to move, is the reader.</param>
/// <param name="Content">Where the bytes begin that all viewers share, behind a correlation id.</param>
public readonly record struct FrameHead(FrameKind Kind, long Seq, bool ConcernsMe, int Content)
{
    /// <summary>Reads the head of a frame for the player with the id <paramref name="me"/> (UTF-8).</summary>
    /// <exception cref="JsonException">The frame is not a JSON object.</exception>
    public static FrameHead Read(ReadOnlySpan<byte> frame, ReadOnlySpan<byte> me)
    {
        Utf8JsonReader reader = new(frame);
        FrameKind kind = FrameKind.Other;
        long seq = 0;
        bool mine = false;
        int content = 0;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8))
            {
                content = (int)reader.TokenStartIndex;
                reader.Read();
                kind = KindOf(reader.ValueSpan);
            }
            else if (reader.ValueTextEquals("seq"u8))
            {
                reader.Read();
                seq = reader.GetInt64();
            }
            else if (reader.ValueTextEquals("playerId"u8) || reader.ValueTextEquals("currentTurn"u8) || reader.ValueTextEquals("firstTurn"u8))
            {
                reader.Read();
                mine |= reader.TokenType == JsonTokenType.String && reader.ValueTextEquals(me);
            }
            else
            {
                reader.Skip();
            }
        }

        return new FrameHead(kind, seq, mine, content);
    }

    private static FrameKind KindOf(ReadOnlySpan<byte> type) => type switch
    {
        _ when type.SequenceEqual("games.event.bigger_dice.rolled"u8) => FrameKind.Rolled,
        _ when type.SequenceEqual("games.event.turn_changed"u8) => FrameKind.TurnChanged,
        _ when type.SequenceEqual("games.event.game_started"u8) => FrameKind.GameStarted,
        _ when type.SequenceEqual("games.event.game_over"u8) => FrameKind.GameOver,
        _ when type.SequenceEqual("system.error"u8) => FrameKind.Error,
        _ when type.SequenceEqual("games.event.room_state"u8) => FrameKind.RoomState,
        _ when type.SequenceEqual("games.event.room_created"u8) => FrameKind.RoomCreated,
        _ when type.SequenceEqual("games.event.player_joined"u8) => FrameKind.PlayerJoined,
        _ when type.SequenceEqual("system.authenticated"u8) => FrameKind.Authenticated,
        _ => FrameKind.Other,
    };
}
