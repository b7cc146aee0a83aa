using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using StackExchange.Redis;

namespace BlazingSun.Platform.Presence;

/// <summary>Presence as the scripts take and give it.</summary>
internal static class PresenceText
{
    // The later one is also the greater text.
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static RedisValue[] Ids(IReadOnlyList<UserId> users) => [.. users.Select(user => (RedisValue)user.ToString())];

    public static RedisValue[] Report(PresenceReport report, TimeSpan keep)
    {
        string lastSeen = Text(report.LastSeen);
        return
        [
            report.UserId.ToString(), report.Username, lastSeen, Text(report.Known), (long)keep.TotalMilliseconds, report.Sockets.Count,
            .. report.Sockets.SelectMany(socket => new RedisValue[] { socket.Id.ToString(), Value(report, socket, lastSeen) }),
            .. report.Gone.Select(gone => (RedisValue)gone.ToString()),
        ];
    }

    public static RedisValue[] Confirmation(PresenceChange told) => [told.UserId.ToString(), Text(told.Presence.Status)];

    /// <summary>From user, name, status and time.</summary>
    public static PresenceChange Change(RedisResult result)
    {
        RedisValue[] parts = (RedisValue[])result!;
        return new(Id.Parse<UserId>(parts[0]!), parts[1]!, Presence(parts, at: 2));
    }

    /// <summary>From status and time.</summary>
    public static UserPresence Presence(RedisValue[] parts, int at) => new(Status(parts[at]!), Time(parts[at + 1]!));

    private static RedisValue Value(PresenceReport report, PresenceSocket socket, string lastSeen) => JsonSerializer.SerializeToUtf8Bytes(
        new StoredSocket(report.UserId, Text(socket.ConnectedAt), lastSeen, socket.IsAway ? "away" : "online"), StoredJson.Default.StoredSocket);

    private static string Text(PresenceStatus status) => status switch
    {
        PresenceStatus.Online => "online",
        PresenceStatus.Away => "away",
        _ => "offline",
    };

    private static PresenceStatus Status(string text) => text switch
    {
        "online" => PresenceStatus.Online,
        "away" => PresenceStatus.Away,
        _ => PresenceStatus.Offline,
    };

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    private static DateTimeOffset? Time(string text) => text.Length == 0
        ? null
        : DateTimeOffset.ParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}

/// <summary>What stands under <c>socket:{socketId}</c>.</summary>
internal sealed record StoredSocket(UserId UserId, string ConnectedAt, string LastSeen, string Status);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(StoredSocket))]
internal sealed partial class StoredJson : JsonSerializerContext;
