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

    [Theory]
    [InlineData(" jane")]
    [InlineData("")]
    public async Task An_admin_who_can_be_nobody_is_named(string name)
    {
        OptionsValidationException error =
            await Assert.ThrowsAsync<OptionsValidationException>(() => GatewayHost.StartAsync(("Accounts:Admins:0", name)));

        Assert.Equal([$"Accounts:Admins: '{name}' is not a user name of 1 to 64 characters."], error.Failures);
    }
}
