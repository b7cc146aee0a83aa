using BlazingSun.Contracts;
using BlazingSun.Contracts.Errors;

namespace BlazingSun.Rules.Chat;

/// <summary>What somebody wrote, fit to be shown: trimmed, without control characters, of a length that is allowed.</summary>
public static class ChatContent
{
    /// <summary>The text as it is kept, or why it is refused.</summary>
    /// <returns>Exactly one of both is null.</returns>
    public static (string? Text, Refusal? Refusal) Check(string content, WordFilter filter)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(filter);
        string text = WithoutControls(content).Trim();
        return text.Length switch
        {
            _ when text.EnumerateRunes().All(Invisible.IsBlank) => (null, Refusal.Of(ErrorCode.CONTENT_EMPTY)),
            > Limits.ContentLength => (null, new Refusal(ErrorCode.CONTENT_TOO_LONG, $"content has at most {Limits.ContentLength:N0} characters.")),
            _ => (filter.Mask(text), null),
        };
    }

    // Line breaks and tabs are text.
    private static string WithoutControls(string content) =>
        content.Any(IsControl) ? string.Concat(content.Where(c => !IsControl(c))) : content;

    private static bool IsControl(char c) => char.IsControl(c) && c is not ('\n' or '\t');
}
