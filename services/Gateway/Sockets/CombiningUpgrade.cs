using Microsoft.AspNetCore.Http.Features;

namespace BlazingSun.Gateway.Sockets;

/// <summary>Slips a <see cref="CombiningStream"/> under the WebSocket of an upgraded request.</summary>
internal sealed class CombiningUpgrade(IHttpUpgradeFeature inner) : IHttpUpgradeFeature
{
    public CombiningStream? Stream { get; private set; }

    public bool IsUpgradableRequest => inner.IsUpgradableRequest;

    public async Task<Stream> UpgradeAsync() => Stream = new CombiningStream(await inner.UpgradeAsync());

    public static Task SetUp(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true } upgrade)
            context.Features.Set<IHttpUpgradeFeature>(new CombiningUpgrade(upgrade));
        return next(context);
    }
}
