using System.Net;
using BlazingSun.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.DaprEmulator.Tests;

/// <summary>A call that an app got.</summary>
internal sealed record AppCall(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public override string ToString() => $"{Method} {Path}";
}

/// <summary>What an app answers.</summary>
internal sealed record AppReply(int Status, string Body = "", params (string Name, string Value)[] Headers);

/// <summary>An app that answers as it is told and keeps what it was asked.</summary>
internal sealed class TestApp : IAsyncDisposable
{
    private readonly Func<AppCall, Task<AppReply>> _answer;
    private WebApplication? _app;

    internal TestApp(Func<AppCall, Task<AppReply>> answer) => _answer = answer;

    internal TestApp(Func<AppCall, AppReply> answer)
        : this(call => Task.FromResult(answer(call)))
    {
    }

    internal int Port { get; private set; }

    internal Recorder<AppCall> Calls { get; } = new();

    internal async Task<TestApp> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server => server.Listen(IPAddress.Loopback, Port));
        _app = builder.Build();
        _app.Run(HandleAsync);
        await _app.StartAsync();
        Port = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
        return this;
    }

    /// <summary>Closes the port; a later start opens the same one.</summary>
    internal async Task StopAsync()
    {
        if (_app is null)
            return;
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
        _app = null;
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    private async Task HandleAsync(HttpContext context)
    {
        using StreamReader reader = new(context.Request.Body);
        AppCall call = new(
            context.Request.Method,
            context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            await reader.ReadToEndAsync(context.RequestAborted));
        Task<AppReply> answering = _answer(call);
        Calls.Add(call);
        AppReply reply = await answering.WaitAsync(context.RequestAborted);
        context.Response.StatusCode = reply.Status;
        foreach ((string name, string value) in reply.Headers)
            context.Response.Headers[name] = value;
        if (reply.Body.Length > 0)
            await context.Response.WriteAsync(reply.Body);
    }
}
