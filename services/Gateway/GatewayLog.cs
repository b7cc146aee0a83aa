namespace BlazingSun.Gateway;

/// <summary>Everything that the gateway logs. Never a token, a password or a frame.</summary>
internal static partial class GatewayLog
{
    [LoggerMessage(1, LogLevel.Warning, "{Count} commands were not published")]
    public static partial void NotPublished(ILogger log, int count, Exception exception);

    [LoggerMessage(2, LogLevel.Error, "A message of {Topic} with key {Key} cannot be read and is left out")]
    public static partial void UnreadableMessage(ILogger log, string topic, string key, Exception exception);

    [LoggerMessage(3, LogLevel.Error, "{Method} {Path} failed")]
    public static partial void RequestFailed(ILogger log, string method, string path, Exception exception);

    [LoggerMessage(4, LogLevel.Warning, "{Method} {Path} was refused: a dependency is away")]
    public static partial void DependencyAway(ILogger log, string method, string path, Exception exception);

    [LoggerMessage(5, LogLevel.Information, "New key pair for session tokens in {Folder}")]
    public static partial void KeysMade(ILogger log, string folder);

    [LoggerMessage(6, LogLevel.Debug, "Session tokens are signed with the key {KeyId}")]
    public static partial void SigningWith(ILogger log, string keyId);

    [LoggerMessage(7, LogLevel.Warning, "Presence is not kept: nobody's friends hear who comes and goes until its store is back")]
    public static partial void PresenceAway(ILogger log, Exception exception);

    [LoggerMessage(8, LogLevel.Warning, "Events may have been missed: {Count} sockets are sent away to ask for them")]
    public static partial void EventsMissed(ILogger log, int count);

    [LoggerMessage(9, LogLevel.Warning, "Removed users could not be read or told to the other apps; that is tried again")]
    public static partial void RemovalsNotKept(ILogger log, Exception exception);

    [LoggerMessage(10, LogLevel.Warning, "Accounts:Admins names {Name}, but there is no such account. Take the name out, register under it, and put it in again")]
    public static partial void AdminIsNobody(ILogger log, string name);

    [LoggerMessage(11, LogLevel.Error, "News of users could not be told; they are told again")]
    public static partial void NewsNotTold(ILogger log, Exception exception);
}
