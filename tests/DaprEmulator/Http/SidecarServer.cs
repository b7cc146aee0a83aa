using System.Net;
using BlazingSun.DaprEmulator.Faults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BlazingSun.DaprEmulator.Http;

/// <summary>The sidecar's two ports: HTTP/1.1 for its API, HTTP/2 without TLS for gRPC.</summary>
internal sealed class SidecarServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SidecarServer(WebApplication app) => _app = app;

    internal int HttpPort => Port(0);

    internal int GrpcPort => Port(1);

    internal static async Task<SidecarServer> StartAsync(Sidecar sidecar, SidecarApi api, RequestDelegate grpc)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = null;
            server.Limits.MinRequestBodyDataRate = null;
            server.Listen(IPAddress.Loopback, sidecar.Options.HttpPort, port => port.Protocols = HttpProtocols.Http1);
            server.Listen(IPAddress.Loopback, sidecar.Options.GrpcPort, port => port.Protocols = HttpProtocols.Http2);
        });
        builder.Logging.ClearProviders();
        WebApplication app = builder.Build();
        app.Run(context => context.Request.Protocol == "HTTP/2" ? grpc(context) : HandleAsync(context, sidecar, api));
        await app.StartAsync();
        return new SidecarServer(app);
    }

    /// <summary>Takes no more, and gives up on what has not ended when the token says so.</summary>
    internal Task StopAsync(CancellationToken cancellationToken) => _app.StopAsync(cancellationToken);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task HandleAsync(HttpContext context, Sidecar sidecar, SidecarApi api)
    {
        try
        {
            ApiCall call = await ApiCall.ReadAsync(context);
            CallFault? fault = sidecar.World.Faults.Take(Callee.Sidecar, sidecar.AppId, call.Method, call.RawPath);
            if (fault is CallFault.Silence)
                await Task.Delay(Timeout.InfiniteTimeSpan, sidecar.World.Time, call.Aborted);
            Reply? reply = fault is CallFault.Refuse or CallFault.Cut ? null : await api.AnswerAsync(call);
            if (fault is CallFault.Cut or CallFault.LoseAnswer || sidecar.Killed.IsCancellationRequested)
                context.Abort();
            else
                await WriteAsync(context.Response, fault is null ? reply! : Broken);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested || sidecar.Killed.IsCancellationRequested)
        {
            context.Abort();
        }
    }

    private static Reply Broken { get; } = Reply.Error(HttpStatusCode.InternalServerError, "ERR_INTERNAL", "something went wrong");

    private static async Task WriteAsync(HttpResponse response, Reply reply)
    {
        response.StatusCode = (int)reply.Status;
        foreach ((string name, string value) in reply.Headers)
            response.Headers[name] = value;
        if (reply.Status is HttpStatusCode.NoContent or HttpStatusCode.NotModified)
            return;
        response.ContentLength = reply.Body.Length;
        await response.Body.WriteAsync(reply.Body, response.HttpContext.RequestAborted);
    }

    private int Port(int index) => new Uri(
        _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.ElementAt(index)).Port;
}
