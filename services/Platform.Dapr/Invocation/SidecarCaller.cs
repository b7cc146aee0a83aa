using System.Text.Encodings.Web;
using BlazingSun.Contracts.Commands;
using BlazingSun.Platform.Dapr.Hosting;
using BlazingSun.Platform.Invocation;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BlazingSun.Platform.Dapr.Invocation;

/// <summary>Takes the gateway's word for who asks, when the sidecar says that it is the gateway's and the app's token says that it is the sidecar's.</summary>
internal sealed class SidecarCaller(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, AppToken token)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    internal const string SchemeName = "sidecar";
    private const string CallerApp = "dapr-caller-app-id";
    private const string Gateway = "gateway";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(
        token.IsFromSidecar(Request) && Request.Headers[CallerApp] == Gateway
        && Request.Headers.TryGetValue(ForwardedCaller.Header, out var value) && ForwardedCaller.Read(value.ToString()) is { } caller
            ? AuthenticateResult.Success(new AuthenticationTicket(caller.Principal(SchemeName), SchemeName))
            : AuthenticateResult.NoResult());
}

/// <summary>Lets an app's endpoints know the caller that the gateway verified.</summary>
public static class SidecarCallers
{
    /// <summary>Requests get the caller that the gateway forwards with them; who comes otherwise is nobody.</summary>
    public static IServiceCollection AddSidecarCallers(this IServiceCollection services)
    {
        services.AddAuthentication(SidecarCaller.SchemeName).AddScheme<AuthenticationSchemeOptions, SidecarCaller>(SidecarCaller.SchemeName, null);
        return services.AddAuthorization();
    }
}
