using System.Net.Http.Headers;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using BlazingSun.Gateway.Accounts;
using BlazingSun.Gateway.Apps;
using BlazingSun.Platform.Embedded;
using BlazingSun.Platform.Embedded.PubSub;
using BlazingSun.Platform.Invocation;
using BlazingSun.Platform.PubSub;
using BlazingSun.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BlazingSun.Gateway.Tests.Hosting;

/// <summary>The real gateway in Kestrel on the embedded platform, with a scripted Games app and a clock that stands still.</summary>
internal sealed class GatewayHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly List<IDisposable> _owned = [];

    private readonly bool _ownsFolder;

    private GatewayHost(WebApplication app, string folder, bool ownsFolder)
    {
        (_app, _ownsFolder) = (app, ownsFolder);
        Folder = folder;
    }

    public string Folder { get; }

    public ScriptedGames Games => _app.Services.GetRequiredService<ScriptedGames>();

    public ScriptedChat Chat => _app.Services.GetRequiredService<ScriptedChat>();

    public FaultyBus Bus => _app.Services.GetRequiredService<FaultyBus>();

    public IServiceProvider Services => _app.Services;

    public Uri Address { get; private set; } = null!;

    public VirtualTimeProvider Clock => (VirtualTimeProvider)_app.Services.GetRequiredService<TimeProvider>();

    /// <summary>Another gateway on the same data; on the same bus too, unless it hears nothing of this one.</summary>
    public Task<GatewayHost> StartAnotherAsync(bool hears = true) => StartAsync(
        services =>
        {
            if (hears)
                services.AddSingleton(Services.GetRequiredService<EmbeddedBus>());
        },
        ("Embedded:DataDirectory", Folder));

    public static Task<GatewayHost> StartAsync(params (string Key, string Value)[] settings) => StartAsync(_ => { }, settings);

    /// <param name="with">Replaces services.</param>
    /// <param name="settings">Configuration.</param>
    public static async Task<GatewayHost> StartAsync(Action<IServiceCollection> with, params (string Key, string Value)[] settings)
    {
        string? given = settings.FirstOrDefault(s => s.Key == "Embedded:DataDirectory").Value;
        string folder = given ?? Directory.CreateTempSubdirectory("gateway").FullName;
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Embedded:DataDirectory"] = folder,
            ["Embedded:Durability"] = "Process",
            ["Accounts:PasswordIterations"] = "1000",
        });
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(s => s.Key, string? (s) => s.Value));
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        builder.Services.AddSingleton<TimeProvider>(new VirtualTimeProvider());
        builder.Services.AddEmbeddedPlatform(builder.Configuration).AddGateway(builder.Configuration);
        builder.Services.AddSingleton<FaultyBus>();
        builder.Services.AddSingleton<IBus>(provider => provider.GetRequiredService<FaultyBus>());
        builder.Services.AddSingleton<ScriptedBus>();
        builder.Services.AddSingleton<ScriptedChat>();
        builder.Services.AddSubscription<ScriptedChat>("chat", Topics.ChatCommands, ConsumerGroup.PerApp);
        builder.Services.AddSingleton<ScriptedGames>();
        builder.Services.AddSubscription<ScriptedGames>("games", Topics.GamesCommands, ConsumerGroup.PerApp);
        builder.Services.AddSingleton<PresenceWatch>();
        builder.Services.AddSubscription<PresenceWatch>("watch", Topics.SystemEvents, ConsumerGroup.PerApp);
        with(builder.Services);
        WebApplication app = builder.Build();
        app.MapGateway();
        if (app.Services.GetService<IAppInvoker>() is not null)
            app.MapApps();
        GatewayHost host = new(app, folder, ownsFolder: given is null);
        await app.StartAsync();
        host.Address = new Uri(app.Urls.First());
        return host;
    }

    public HttpClient Http(string? token = null)
    {
        HttpClient http = new(new HttpClientHandler { UseCookies = false }) { BaseAddress = Address };
        if (token is not null)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        _owned.Add(http);
        return http;
    }

    /// <summary>A good token, as an existing site with our key would make it.</summary>
    public string Token(long user, string name = "") =>
        Services.GetRequiredService<TokenIssuer>().Issue(new Caller(new UserId(user), name.Length > 0 ? name : $"user{user}", ["user"]));

    public async Task<TestSocket> ConnectAsync(Action<System.Net.WebSockets.ClientWebSocketOptions>? options = null)
    {
        TestSocket socket = await TestSocket.OpenAsync(new Uri($"ws://{Address.Authority}/ws"), options);
        _owned.Add(socket);
        return socket;
    }

    /// <summary>A socket of that user whose join to its rooms is answered.</summary>
    public async Task<TestSocket> SignedInAsync(long user, bool joined = true)
    {
        TestSocket socket = await ConnectAsync();
        await socket.AuthenticateAsync(Token(user));
        if (joined)
            await Games.JoinedAsync(socket.Connection);
        return socket;
    }

    public Task PublishRawAsync(string key, string body) => Services.GetRequiredService<IBus>().PublishAsync(
        Topics.GamesEvents, new BusMessage(key, System.Text.Encoding.UTF8.GetBytes(body)), CancellationToken.None).AsTask();

    /// <summary>Stops, and lets time pass meanwhile.</summary>
    public Task StopAsync() => PassUntilAsync(BeginStop());

    /// <summary>Begins to stop; the clock stands still.</summary>
    public Task BeginStop() => _app.StopAsync();

    public async Task PassUntilAsync(Task task)
    {
        await Wait.UntilAsync(
            () =>
            {
                Clock.Advance(TimeSpan.FromMilliseconds(10));
                return task.IsCompleted;
            },
            TestContext.Current.CancellationToken);
        await task;
    }

    public async ValueTask DisposeAsync()
    {
        _owned.ForEach(owned => owned.Dispose());
        await _app.DisposeAsync();
        if (_ownsFolder)
            Directory.Delete(Folder, recursive: true);
    }
}
