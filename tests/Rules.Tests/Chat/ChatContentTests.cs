using BlazingSun.Contracts.Errors;
using BlazingSun.Rules.Chat;

namespace BlazingSun.Rules.Tests.Chat;

/// <summary>What people may write.</summary>
public class ChatContentTests
{
    [Theory]
    [InlineData("  hello  ", "hello")]
    [InlineData("two\nlines\tand a tab", "two\nlines\tand a tab")]
    [InlineData("bell\u0007 and null\0", "bell and null")]
    [InlineData("<script>alert(1)</script>", "<script>alert(1)</script>")]
    [InlineData("a Darn good DARNED darn!", "a **** good DARNED ****!")]
    [InlineData("d\u200Barn da\u2060\uFEFFrn dar\u00ADn \u3164darn", "***** ****** ***** \u3164****")]
    [InlineData("\U0001F468\u200D\U0001F469\u200D\U0001F467 \u0928\u092E\u0938\u094D\u200D\u0924\u0947", "\U0001F468\u200D\U0001F469\u200D\U0001F467 \u0928\u092E\u0938\u094D\u200D\u0924\u0947")]
    public void Text_is_kept_trimmed_without_control_characters_and_with_unwanted_words_masked(string written, string kept) =>
        Assert.Equal((kept, null), ChatContent.Check(written, new WordFilter(["darn"])));

    [Theory]
    [InlineData("")]
    [InlineData(" \t\n ")]
    [InlineData("\0\0")]
    [InlineData("\u200B")]
    [InlineData("\u2060 \uFEFF\u00AD")]
    [InlineData("\u3164\uFFA0\u115F\u2800")]
    [InlineData("\uFE0F\u200D\U000E0100")]
    public void Nothing_is_no_message(string written) =>
        Assert.Equal(ErrorCode.CONTENT_EMPTY, ChatContent.Check(written, WordFilter.None).Refusal?.Code);

    [Fact]
    public void Two_thousand_characters_are_a_message_and_one_more_is_too_long()
    {
        Assert.Null(ChatContent.Check(new string('x', 2_000), WordFilter.None).Refusal);
        Refusal? refusal = ChatContent.Check(new string('x', 2_001), WordFilter.None).Refusal;
        Assert.Equal(ErrorCode.CONTENT_TOO_LONG, refusal?.Code);
        Assert.Contains("2,000", refusal!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("word", true)]
    [InlineData("two words", false)]
    [InlineData("", false)]
    public void A_filter_is_made_of_words(string text, bool isWord) => Assert.Equal(isWord, WordFilter.IsWord(text));
}
