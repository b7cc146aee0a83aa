using Microsoft.Extensions.Options;

namespace BlazingSun.Gateway.Tests.Hosting;

public sealed class OptionsTests
{
    [Theory]
    [InlineData("Limits:FramesPerSecond", "0")]
    [InlineData("Accounts:TokenMinutes", "1")]
    [InlineData("Accounts:Issuer", "")]
    public async Task A_wrong_option_ends_the_start_and_is_named(string option, string value)
    {
        OptionsValidationException error = await Assert.ThrowsAsync<OptionsValidationException>(() => GatewayHost.StartAsync((option, value)));

        Assert.StartsWith(option, Assert.Single(error.Failures), StringComparison.Ordinal);
    }
}
