using BlazingSun.Gateway.Accounts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace BlazingSun.Gateway.Tests.Accounts;

public sealed class PasswordTests
{
    [Fact]
    public async Task Hashes_are_PBKDF2_with_210_000_rounds_and_salted()
    {
        using Passwords passwords = new(Options.Create(new AccountsOptions()));
        string? one = await passwords.HashAsync("correct horse", TestContext.Current.CancellationToken);
        string? two = await passwords.HashAsync("correct horse", TestContext.Current.CancellationToken);
        Assert.NotEqual(one, two);
        byte[] bytes = Convert.FromBase64String(one!);
        Assert.Equal(210_000, System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(5)));
    }

    [Fact]
    public async Task Nobody_has_a_password()
    {
        using Passwords passwords = new(Options.Create(new AccountsOptions { PasswordIterations = 1_000 }));
        Assert.False(await passwords.VerifyAsync(null, "the password of nobody", TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("https", true)]
    [InlineData("http", false)]
    public void The_cookie_is_secure_on_https(string scheme, bool isSecure)
    {
        DefaultHttpContext context = new();
        context.Request.Scheme = scheme;
        SessionCookie.Set(context, "token", TimeSpan.FromHours(1));
        Assert.Equal(isSecure, context.Response.Headers.SetCookie.ToString().Contains("secure", StringComparison.Ordinal));
    }
}
