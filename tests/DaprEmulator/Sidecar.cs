using System.Net;
using System.Net.Sockets;
using BlazingSun.DaprEmulator.Actors;
using BlazingSun.DaprEmulator.Brokers;
using BlazingSun.DaprEmulator.Http;
using BlazingSun.DaprEmulator.State;
using BlazingSun.DaprEmulator.Workflows;

namespace BlazingSun.DaprEmulator;

/// <summary>A sidecar beside one app instance.</summary>
public sealed class Sidecar
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly CancellationTokenSource _killed = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _health = new(1, 1);
    private SidecarServer? _server;
    private Task _running = Task.CompletedTask;
    private TaskCompletionSource _unhealthy = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _asked;
    private int _stopped;

    internal Sidecar(DaprWorld world, string appId, int appPort, SidecarOptions options)
    {
        (World, AppId, AppPort, Options) = (world, appId, appPort, options);
        Uuid = world.NewId();
        Components = [.. world.Components.Where(component => component.IsLoadedBy(appId))];
        App = new AppChannel(this, options.AppApiToken);
        Subscriptions = new Subscriptions(this);
        Actors = new ActorHost(this);
        Timers = new ActorTimers(this);
        Workers = new WorkerStreams(this);
    }

    /// <summary>The app's id.</summary>
    public string AppId { get; }

    /// <summary>The app's port.</summary>
    public int AppPort { get; }

    /// <summary>Port of the HTTP API (<c>DAPR_HTTP_PORT</c>).</summary>
    public int HttpPort { get; private set; }

    /// <summary>Port of the gRPC API (<c>DAPR_GRPC_PORT</c>).</summary>
    public int GrpcPort { get; private set; }

    /// <summary>Whether it has found the app and asked it what it needs.</summary>
    public bool IsReady => _ready.Task.IsCompletedSuccessfully;

    /// <summary>Whether the app answers its health probe, where there is one.</summary>
    public bool IsAppHealthy { get; private set; }

    internal DaprWorld World { get; }

    /// <summary>Names this process.</summary>
    internal Guid Uuid { get; }

    internal SidecarOptions Options { get; }

    internal IReadOnlyList<DaprComponent> Components { get; }

    internal AppChannel App { get; }

    internal Subscriptions Subscriptions { get; }

    internal ActorHost Actors { get; }

    internal ActorTimers Timers { get; }

    internal WorkerStreams Workers { get; }

    /// <summary>Cancelled when the process is gone.</summary>
    internal CancellationToken Killed => _killed.Token;

    /// <summary>Waits until it is ready: subscriptions and actors are there.</summary>
    public Task WaitUntilReadyAsync(CancellationToken cancellationToken) => _ready.Task.WaitAsync(cancellationToken);

    /// <summary>Ends it as SIGTERM does: what is in hand is finished, its actors and its share of the topics go to others.</summary>
    public async Task StopAsync()
    {
        if (Interlocked.Exchange(ref _asked, 1) == 1)
            return;
        if (Options.BlockShutdown is { } longest)
            await BlockAsync(longest);
        if (Interlocked.Exchange(ref _stopped, 1) == 1)
            return;
        await _stopping.CancelAsync();
        await SetHealthAsync(false);
        Workers.Close(breaks: false);
        World.Remove(this);
        using (CancellationTokenSource patience = new(Patience, TimeProvider.System))
            await _server!.StopAsync(patience.Token);
        await _killed.CancelAsync();
        await EndAsync();
    }

    /// <summary>Ends it as <c>kill -9</c> does. Its share of the topics goes to others when its session has timed out.</summary>
    public async Task KillAsync()
    {
        if (Interlocked.Exchange(ref _stopped, 1) == 1)
            return;
        await _killed.CancelAsync();
        await _stopping.CancelAsync();
        Actors.Lose();
        Workers.Close(breaks: true);
        _ = Subscriptions.LoseAsync();
        await EndAsync();
    }

    internal DaprComponent? PubSub(string name) => Components.FirstOrDefault(component => component.IsPubSub && component.Name == name);

    internal EmulatedStore? Store(string name) =>
        Components.Any(component => component.IsState && component.Name == name) ? World.Stores[name] : null;

    internal void StopSoon() => _ = StopAsync();

    internal async Task StartAsync()
    {
        _server = await SidecarServer.StartAsync(this, new SidecarApi(this), new WorkerService(this).HandleAsync);
        (HttpPort, GrpcPort) = (_server.HttpPort, _server.GrpcPort);
        _running = RunAsync();
    }

    private async Task BlockAsync(TimeSpan longest)
    {
        await Subscriptions.StopAsync();
        await Task.WhenAny(_unhealthy.Task, Task.Delay(longest, World.Time, Killed));
    }

    private async Task EndAsync()
    {
        await _server!.StopAsync(new CancellationToken(canceled: true));
        await _server.DisposeAsync();
        await _running;
        Subscriptions.Forget();
        App.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            await WaitForAppAsync(_stopping.Token);
            if (Options.AppHealth is { } health)
                await WaitUntilHealthyAsync(health, _stopping.Token);
            await AskAsync(_stopping.Token);
            await SetHealthAsync(true);
            _ready.TrySetResult();
            if (Options.AppHealth is { } probe)
                await WatchHealthAsync(probe, _stopping.Token);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            _ready.TrySetCanceled();
        }
        catch (Exception e)
        {
            _ready.TrySetException(e);
            throw;
        }
    }

    // Sockets live in real time whatever the world's clock says.
    private async Task WaitForAppAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(IPAddress.Loopback, AppPort, cancellationToken);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellationToken);
            }
        }
    }

    private async Task AskAsync(CancellationToken cancellationToken)
    {
        KeyValuePair<string, string>[] headers = [new("Content-Type", "application/json"), new("dapr-app-id", AppId)];
        Actors.Configure(await AskAsync("/dapr/config", headers, cancellationToken));
        if (Components.Any(component => component.IsPubSub))
            Subscriptions.Infos = SubscriptionInfo.Parse(await AskAsync("/dapr/subscribe", headers, cancellationToken));
    }

    private async Task<byte[]> AskAsync(string path, KeyValuePair<string, string>[] headers, CancellationToken cancellationToken)
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                AppAnswer answer = await App.CallAsync("GET", path, headers, [], cancellationToken);
                return answer.Status == HttpStatusCode.OK ? answer.Body : [];
            }
            catch (HttpRequestException) when (attempt < 3)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System, cancellationToken);
            }
            catch (HttpRequestException)
            {
                return [];
            }
        }
    }

    private async Task WaitUntilHealthyAsync(AppHealthOptions health, CancellationToken cancellationToken)
    {
        while (!await ProbeAsync(health, cancellationToken))
            await Task.Delay(health.Interval, World.Time, cancellationToken);
    }

    private async Task WatchHealthAsync(AppHealthOptions health, CancellationToken cancellationToken)
    {
        int failures = 0;
        while (true)
        {
            await Task.Delay(health.Interval, World.Time, cancellationToken);
            failures = await ProbeAsync(health, cancellationToken) ? 0 : failures + 1;
            if (failures == 0 || failures == health.Threshold)
                await SetHealthAsync(failures == 0);
        }
    }

    private async Task<bool> ProbeAsync(AppHealthOptions health, CancellationToken cancellationToken)
    {
        try
        {
            return (await App.SendAsync("GET", health.Path, [], [], cancellationToken)).IsSuccess;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private async Task SetHealthAsync(bool healthy)
    {
        await _health.WaitAsync();
        try
        {
            if (healthy == IsAppHealthy)
                return;
            IsAppHealthy = healthy;
            if (healthy)
                _unhealthy = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            else
                _unhealthy.TrySetResult();
            if (healthy)
                await Task.WhenAll(Subscriptions.StartAsync(), Actors.RegisterAsync());
            else
                await Task.WhenAll(Subscriptions.StopAsync(), Actors.UnregisterAsync());
        }
        finally
        {
            _health.Release();
        }
    }
}
