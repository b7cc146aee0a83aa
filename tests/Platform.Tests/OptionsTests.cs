using BlazingSun.Testing;
using Microsoft.Extensions.Options;

namespace BlazingSun.Platform.Tests;

public sealed class OptionsTests
{
    [Theory]
    [InlineData("Embedded:BufferedMessages", "0")]
    [InlineData("Embedded:DataDirectory", "")]
    [InlineData("Embedded:Durability", "7")]
    [InlineData("Embedded:ActorSweep", "00:00:00")]
    [InlineData("Embedded:MaxRunningActivities", "0")]
    [InlineData("Embedded:Partitions:games.commands", "0")]
    [InlineData("Redis:Configuration", "localhost:6379,nonsense=1")]
    public async Task A_wrong_option_ends_the_start_and_is_named(string option, string value)
    {
        OptionsValidationException error = await Assert.ThrowsAsync<OptionsValidationException>(
            () => EmbeddedHost.StartAsync(settings: (option, value)));

        Assert.Contains(option, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_durability_is_named()
    {
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => EmbeddedHost.StartAsync(settings: ("Embedded:Durability", "eternal")));

        Assert.Contains("Embedded:Durability", error.Message, StringComparison.Ordinal);
    }
}
