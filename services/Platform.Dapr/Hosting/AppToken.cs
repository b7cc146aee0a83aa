using System.Net;
using System.Net.NetworkInformation;
using System.Security.Cryptography;
using System.Text;
using BlazingSun.Platform.Dapr.Sidecar;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BlazingSun.Platform.Dapr.Hosting;

/// <summary>Lets in only who sends the app's token; when none is set, who calls from this machine and for nobody else.</summary>
internal sealed partial class AppToken : IEndpointFilter
{
    private const string ForwardedFor = "X-Forwarded-For";
    private static readonly string[] Proxied = ["X-Real-IP", "Forwarded"];
    private readonly byte[] _token;

    public AppToken(IOptions<DaprOptions> options, ILogger<AppToken> log)
    {
        _token = Encoding.UTF8.GetBytes(options.Value.AppApiToken);
        if (_token.Length == 0)
            NoToken(log);
    }

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        IsFromSidecar(context.HttpContext.Request) ? next(context) : ValueTask.FromResult<object?>(TypedResults.Unauthorized());

    /// <summary>True when the call carries the token or, where there is none, comes from this machine and was not forwarded from another one.</summary>
    internal bool IsFromSidecar(HttpRequest request) => _token.Length == 0
        ? IsOf(request.HttpContext.Connection.RemoteIpAddress, []) && IsForThisMachine(request.Headers)
        : CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(request.Headers[SidecarClient.TokenHeader].ToString()), _token);

    // A proxy on this machine says for whom it asks. So does a sidecar that hands on what another one asked: that one is on this machine too.
    private static bool IsForThisMachine(IHeaderDictionary headers)
    {
        if (!headers.TryGetValue(ForwardedFor, out var named))
            return !Proxied.Any(headers.ContainsKey);
        IPAddress[] own = [.. NetworkInterface.GetAllNetworkInterfaces().SelectMany(each => each.GetIPProperties().UnicastAddresses).Select(each => each.Address)];
        return !headers.ContainsKey(Proxied[0])
            && named.ToString().Split(',', StringSplitOptions.TrimEntries).All(text => IsOf(IPAddress.TryParse(text, out IPAddress? address) ? address : null, own));
    }

    private static bool IsOf(IPAddress? address, IPAddress[] own) =>
        address is not null && (IPAddress.IsLoopback(address) || own.Contains(address));

    [LoggerMessage(122, LogLevel.Warning, "APP_API_TOKEN is not set: every program on this machine may speak as the sidecar. Set it where others, or a proxy, can reach this port")]
    private static partial void NoToken(ILogger log);
}
