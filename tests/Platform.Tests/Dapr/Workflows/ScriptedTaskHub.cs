using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using BlazingSun.Testing;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using P = BlazingSun.Platform.Dapr.Workflows.Protocol;

namespace BlazingSun.Platform.Tests.Dapr.Workflows;

/// <summary>The sidecar's side of a worker's connection. As the real one it sends nothing, not even headers, before its first item.</summary>
internal sealed class ScriptedTaskHub : IAsyncDisposable
{
    private readonly WebApplication _server;

    private ScriptedTaskHub(Socket? listening)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(
            kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        if (listening is not null)
            builder.WebHost.UseSockets(sockets => sockets.CreateBoundListenSocket = _ => listening);
        builder.Logging.ClearProviders();
        _server = builder.Build();
        _server.Run(AnswerAsync);
    }

    public string Address => _server.Urls.Single();

    /// <summary>One a connection: null ends it.</summary>
    public Recorder<Channel<P.WorkItem?>> Streams { get; } = new();

    public Recorder<P.WorkflowResponse> Turns { get; } = new();

    public Recorder<P.ActivityResponse> Activities { get; } = new();

    public Recorder<string> Tokens { get; } = new();

    /// <summary>How completions end; 0 = well.</summary>
    public int CompletionStatus { get; set; }

    /// <summary>How streams end.</summary>
    public string StreamStatus { get; set; } = "1";

    /// <summary>Starts one, on a free port or on a socket that is bound already.</summary>
    public static async Task<ScriptedTaskHub> StartAsync(Socket? listening = null)
    {
        ScriptedTaskHub hub = new(listening);
        await hub._server.StartAsync(TestContext.Current.CancellationToken);
        return hub;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        Tokens.Add(context.Request.Headers["dapr-api-token"].ToString());
        using MemoryStream body = new();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        byte[] message = body.ToArray()[5..];
        context.Response.ContentType = "application/grpc";
        switch (context.Request.Path.Value)
        {
            case "/TaskHubSidecarService/GetWorkItems":
                await StreamAsync(context);
                break;
            case "/TaskHubSidecarService/CompleteOrchestratorTask":
                Turns.Add(P.WorkflowResponse.Parser.ParseFrom(message));
                await EndAsync(context, CompletionStatus);
                break;
            case "/TaskHubSidecarService/CompleteActivityTask":
                Activities.Add(P.ActivityResponse.Parser.ParseFrom(message));
                await EndAsync(context, CompletionStatus);
                break;
            default:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                break;
        }
    }

    private async Task StreamAsync(HttpContext context)
    {
        Channel<P.WorkItem?> items = Channel.CreateUnbounded<P.WorkItem?>();
        Streams.Add(items);
        while (await items.Reader.ReadAsync(context.RequestAborted) is { } item)
        {
            await context.Response.BodyWriter.WriteAsync(Frame(item), context.RequestAborted);
            await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        }

        context.Response.AppendTrailer("grpc-status", StreamStatus);
        context.Response.AppendTrailer("grpc-message", "context%20canceled");
    }

    private static async Task EndAsync(HttpContext context, int status)
    {
        if (status == 0)
            await context.Response.BodyWriter.WriteAsync(new byte[5]);
        context.Response.AppendTrailer("grpc-status", $"{status}");
    }

    private static byte[] Frame(P.WorkItem item)
    {
        byte[] frame = [0, 0, 0, 0, 0, .. item.ToByteArray()];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), frame.Length - 5);
        return frame;
    }
}
