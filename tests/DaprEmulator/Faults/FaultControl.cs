using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BlazingSun.DaprEmulator.Faults;

/// <summary>
/// Misbehaviour on command from another process, over HTTP: <c>POST</c> to <c>/away/broker?seconds=20</c>, <c>/away/scheduler</c>,
/// <c>/away/stores/rooms</c>, <c>/clear</c>, <c>/redeliver/{topic}?last=5</c>, <c>/reorder</c>, <c>/double-results</c>,
/// <c>/move-actor/{type}/{id}</c>, <c>/end-worker-streams/{appId}?breaks=true</c>, <c>/kill/{httpPort}?again=true</c>, <c>/stop/{httpPort}</c> and
/// <c>/rules?callee=Sidecar&amp;path=/v1.0/state&amp;fault=LoseAnswer&amp;app=games&amp;method=POST&amp;times=1&amp;after=0</c>;
/// <c>GET /complaints</c>.
/// </summary>
public sealed class FaultControl : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly DaprWorld _world;

    private FaultControl(WebApplication app, DaprWorld world) => (_app, _world) = (app, world);

    /// <summary>Where it listens.</summary>
    public int Port => new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;

    /// <summary>Opens the port; 0 = any that is free.</summary>
    public static async Task<FaultControl> StartAsync(DaprWorld world, int port)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server => server.Listen(IPAddress.Loopback, port));
        builder.Logging.ClearProviders();
        WebApplication app = builder.Build();
        FaultControl control = new(app, world);
        app.Run(control.HandleAsync);
        await app.StartAsync();
        return control;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        string[] path = context.Request.Path.Value!.Trim('/').Split('/');
        if (context.Request.Method == "GET" && path is ["complaints"])
            await context.Response.WriteAsync(string.Concat(_world.Complaints.Select(complaint => complaint + "\n")));
        else
            context.Response.StatusCode = context.Request.Method == "POST" && await ObeyAsync(path, context.Request.Query) ? 204 : 404;
    }

    private async Task<bool> ObeyAsync(string[] path, IQueryCollection query)
    {
        DaprFaults faults = _world.Faults;
        switch (path)
        {
            case ["away", "broker"]:
                return TakeAway(faults.Broker, query);
            case ["away", "scheduler"]:
                return TakeAway(faults.Scheduler, query);
            case ["away", "stores", var name]:
                return TakeAway(faults.Store(name), query);
            case ["clear"]:
                faults.Clear();
                return true;
            case ["redeliver", var topic]:
                faults.Redeliver(topic, Number(query, "last", 1));
                return true;
            case ["reorder"]:
                return faults.Reorder = true;
            case ["double-results"]:
                return faults.DoubleResults = true;
            case ["move-actor", var type, var id]:
                await faults.MoveActorAsync(type, id);
                return true;
            case ["end-worker-streams", var appId]:
                faults.EndWorkerStreams(appId, query["breaks"] == "true");
                return true;
            case ["kill" or "stop", var port]:
                return await EndAsync(int.Parse(port, CultureInfo.InvariantCulture), path[0] == "kill", query["again"] == "true");
            case ["rules"]:
                faults.Add(Rule(query));
                return true;
            default:
                return false;
        }
    }

    private async Task<bool> EndAsync(int httpPort, bool kills, bool again)
    {
        if (_world.Sidecars.FirstOrDefault(sidecar => sidecar.HttpPort == httpPort) is not { } sidecar)
            return false;
        await (kills ? sidecar.KillAsync() : sidecar.StopAsync());
        if (again)
            await _world.AddSidecarAsync(sidecar.AppId, sidecar.AppPort, sidecar.Options with { HttpPort = httpPort, GrpcPort = sidecar.GrpcPort });
        return true;
    }

    private bool TakeAway(Dependency dependency, IQueryCollection query)
    {
        if (Number(query, "seconds", 0) is > 0 and int seconds)
            _ = dependency.TakeAwayForAsync(TimeSpan.FromSeconds(seconds), _world.Time);
        else
            dependency.TakeAway();
        return true;
    }

    private static FaultRule Rule(IQueryCollection query) => new(
        Enum.Parse<Callee>(query["callee"]!, ignoreCase: true), query["path"]!, Enum.Parse<CallFault>(query["fault"]!, ignoreCase: true))
    {
        AppId = query.TryGetValue("app", out var app) ? app.ToString() : null,
        Method = query.TryGetValue("method", out var method) ? method.ToString() : null,
        Times = Number(query, "times", 1),
        After = Number(query, "after", 0),
    };

    private static int Number(IQueryCollection query, string name, int otherwise) =>
        int.TryParse(query[name], CultureInfo.InvariantCulture, out int number) ? number : otherwise;
}
