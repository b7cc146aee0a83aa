using System.Text;
using System.Text.Json;
using BlazingSun.Chat.Private;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Chat.Tests.Private;

/// <summary>
/// The sidecar's MongoDB store writes a string as Go quotes it. Of control characters, and of what lies beyond U+FFFF and Go's tables do not know, that makes
/// no JSON, and the document could never be read again: such characters have to be escaped before they get there.
/// </summary>
public sealed class StoredTextTests
{
    [Theory]
    [InlineData("a\u007fb")]
    [InlineData("\a\v\0")]
    [InlineData("a zero\u200dwidth joiner")]
    [InlineData("the flag of England \U0001F3F4\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F")]
    [InlineData("newer than the tables \U0001FAE9")]
    public void A_message_holds_nothing_that_the_document_store_would_spoil(string text)
    {
        MessageChunk chunk = new(0, 0, [new StoredMessage(new MessageId(Guid.Empty), false, text)]);

        byte[] stored = JsonSerializer.SerializeToUtf8Bytes(chunk, PrivateJson.Stored.MessageChunk);

        Assert.DoesNotContain(Encoding.UTF8.GetString(stored).EnumerateRunes(), rune => rune.Value is < 0x20 or 0x7f or > 0xffff);
        Assert.Equal(text, JsonSerializer.Deserialize(stored, PrivateJson.Stored.MessageChunk)!.Messages[0].Text);
    }
}
