using Microsoft.Extensions.Logging;

namespace BlazingSun.Games;

/// <summary>Everything that Games logs.</summary>
internal static partial class GamesLog
{
    [LoggerMessage(2001, LogLevel.Warning, "The lobby could not be told of its rooms; it is tried again")]
    public static partial void LobbyNotTold(this ILogger log, Exception exception);

    [LoggerMessage(2004, LogLevel.Warning, "The platform was away for {Outage}; that is added to the clocks of all rooms")]
    public static partial void OutageAdded(this ILogger log, TimeSpan outage);

    [LoggerMessage(2006, LogLevel.Warning, "Gateway {Gateway} is silent; {Rooms} rooms are told that its users are gone")]
    public static partial void GatewaySilent(this ILogger log, string gateway, int rooms);

    [LoggerMessage(2009, LogLevel.Warning, "Room {Room} could not be told of a gateway's end; that is tried again")]
    public static partial void RoomNotTold(this ILogger log, Exception exception, string room);

    [LoggerMessage(2007, LogLevel.Warning, "It could not be seen to the gateways; it is tried again")]
    public static partial void GatewaysNotSeenTo(this ILogger log, Exception exception);

    [LoggerMessage(2005, LogLevel.Warning, "The time could not be written; as long as that lasts no clock runs")]
    public static partial void NoPulse(this ILogger log, Exception exception);

    [LoggerMessage(2010, LogLevel.Warning, "Past games could not be brought up to date; it is tried again")]
    public static partial void HistoryNotTidied(this ILogger log, Exception exception);
}
