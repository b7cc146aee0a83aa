namespace BlazingSun.Gateway.Sockets;

/// <summary>Why the gateway closes a socket: the code tells a client what to do next.</summary>
internal sealed record CloseReason(int Code, string Text)
{
    public static readonly CloseReason Normal = new(1000, "");
    public static readonly CloseReason Silence = new(1000, "no sign of life");
    public static readonly CloseReason GoingAway = new(1001, "server going away");
    public static readonly CloseReason Abuse = new(1008, "protocol abuse");
    public static readonly CloseReason Flood = new(1008, "flood");
    public static readonly CloseReason TooLarge = new(1009, "frame too large");
    public static readonly CloseReason NotAuthenticated = new(4401, "not authenticated in time");
    public static readonly CloseReason AuthenticationFailed = new(4401, "too many failed authentications");
    public static readonly CloseReason TokenExpired = new(4401, "token expired");
    public static readonly CloseReason AccountRemoved = new(4401, "account removed");
    public static readonly CloseReason SlowConsumer = new(4408, "slow consumer");
    public static readonly CloseReason Replaced = new(4409, "replaced by a newer connection");
    public static readonly CloseReason TooManyConnections = new(4429, "connection limit for this address");

    /// <summary>The code as a metric's label.</summary>
    public string CodeText { get; } = Code.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
