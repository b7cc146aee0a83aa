using BlazingSun.Contracts.Errors;

namespace BlazingSun.Rules.Chat;

/// <summary>What somebody hears who may not write for a time.</summary>
public static class Muting
{
    /// <summary>The refusal, with how long it holds.</summary>
    public static Refusal Refuse(DateTimeOffset until, DateTimeOffset now) => new(
        ErrorCode.FORBIDDEN, $"You are muted until {until.UtcDateTime:yyyy-MM-dd HH:mm} UTC.", (int)Math.Min((until - now).TotalMilliseconds, int.MaxValue));
}
