using System.Net;
using System.Net.NetworkInformation;
using BlazingSun.Platform.Dapr;
using BlazingSun.Platform.Dapr.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BlazingSun.Platform.Tests.Dapr;

/// <summary>Who may speak as the sidecar.</summary>
public sealed class AppTokenTests
{
    [Theory]
    [InlineData("127.0.0.1", null, null, true)]
    [InlineData("::1", null, null, true)]
    [InlineData("192.0.2.7", null, null, false)]
    [InlineData("127.0.0.1", "X-Forwarded-For", "192.0.2.7", false)]
    [InlineData("127.0.0.1", "X-Forwarded-For", "127.0.0.1, 192.0.2.7", false)]
    [InlineData("127.0.0.1", "X-Forwarded-For", "unknown", false)]
    [InlineData("127.0.0.1", "X-Real-IP", "192.0.2.7", false)]
    [InlineData("127.0.0.1", "Forwarded", "for=192.0.2.7", false)]
    public void Without_a_token_only_this_machine_is_let_in_and_no_proxy_on_it(string from, string? header, string? value, bool isLetIn) =>
        Assert.Equal(isLetIn, IsLetIn("", from, header, value));

    [Fact]
    public void Without_a_token_a_sidecar_may_hand_on_the_call_of_another_one_on_this_machine()
    {
        IEnumerable<IPAddress> own = NetworkInterface.GetAllNetworkInterfaces().SelectMany(each => each.GetIPProperties().UnicastAddresses).Select(each => each.Address);
        Assert.All(own, address => Assert.True(IsLetIn("", "127.0.0.1", "X-Forwarded-For", address.ToString())));
    }

    [Theory]
    [InlineData("dapr-api-token", "secret", true)]
    [InlineData("dapr-api-token", "other", false)]
    [InlineData(null, null, false)]
    public void With_a_token_it_alone_counts(string? header, string? value, bool isLetIn) =>
        Assert.Equal(isLetIn, IsLetIn("secret", "127.0.0.1", header, value));

    private static bool IsLetIn(string token, string from, string? header, string? value)
    {
        DefaultHttpContext context = new();
        context.Connection.RemoteIpAddress = IPAddress.Parse(from);
        if (header is not null)
            context.Request.Headers[header] = value;
        return new AppToken(Options.Create(new DaprOptions { AppApiToken = token }), NullLogger<AppToken>.Instance).IsFromSidecar(context.Request);
    }
}
