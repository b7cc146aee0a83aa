using BlazingSun.Players;
using BlazingSun.SystemTests.Hosting;
using BlazingSun.Testing;
using Microsoft.Playwright;

namespace BlazingSun.SystemTests.Browsers;

/// <summary>The product and a browser for the tests of one class; both start with the first visitor.</summary>
public abstract class Stage : IAsyncDisposable
{
    private Chromium? chromium;
    private ISite? site;

    /// <summary>The product. It is there as soon as somebody has opened a browser.</summary>
    public ISite Site => site!;

    /// <summary>Somebody opens a browser.</summary>
    public async Task<Visitor> VisitAsync(string name, Action<BrowserNewContextOptions>? looks = null)
    {
        chromium ??= await Chromium.StartAsync();
        site ??= await OpenAsync(TestContext.Current.CancellationToken);
        return await chromium.VisitAsync(site.Address, name, looks);
    }

    /// <summary>Somebody opens a browser and registers.</summary>
    public async Task<Visitor> RegisterAsync(string name, Action<BrowserNewContextOptions>? looks = null)
    {
        Visitor visitor = await VisitAsync(name, looks);
        await visitor.RegisterAsync();
        return visitor;
    }

    /// <summary>Somebody without a browser, and with a name that nobody can register, comes by a token. The server has to run.</summary>
    public async Task<PlayerClient> SignInAsync(string name)
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        using Accounts accounts = await Accounts.CreateAsync(site!.Address, site.Data, cancel);
        PlayerClient client = await PlayerClient.ConnectAsync(site.SocketAddress, cancel);
        Assert.Equal("system.authenticated", (await client.AuthenticateAsync(accounts.Next(name).Token, cancel)).Type);
        return client;
    }

    /// <summary>Two people open browsers, register, and sit down at a table.</summary>
    public async Task<(Visitor Host, Visitor Guest)> SeatAsync(
        string hostName, string guestName, Action<BrowserNewContextOptions>? looks = null, int? turnSeconds = null, int? reconnectSeconds = null)
    {
        Visitor host = await VisitAsync(hostName, looks);
        Visitor guest = await VisitAsync(guestName, looks);
        await host.RegisterAsync();
        await guest.RegisterAsync();
        await guest.JoinAsync(await host.OpenTableAsync(null, turnSeconds, reconnectSeconds));
        return (host, guest);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await (chromium?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (site?.DisposeAsync() ?? ValueTask.CompletedTask);
        GC.SuppressFinalize(this);
    }

    /// <summary>Starts the product.</summary>
    protected abstract Task<ISite> OpenAsync(CancellationToken cancel);
}

/// <summary>Everything is one program.</summary>
public sealed class StandaloneStage : Stage
{
    /// <inheritdoc/>
    protected override async Task<ISite> OpenAsync(CancellationToken cancel)
    {
        StandaloneSite site = new();
        await site.StartAgainAsync(cancel);
        return site;
    }
}

/// <summary>Each app is a program beside its sidecar.</summary>
public sealed class SidecarStage(PostgresServer postgres) : Stage
{
    /// <inheritdoc/>
    protected override async Task<ISite> OpenAsync(CancellationToken cancel)
    {
        Assert.SkipWhen(postgres.Missing is not null, postgres.Missing ?? "");
        return await AppsBesideSidecars.StartAsync(postgres, cancel);
    }
}
