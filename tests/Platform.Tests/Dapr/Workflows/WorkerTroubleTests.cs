using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using BlazingSun.Platform.Dapr.Sidecar;
using BlazingSun.Platform.Dapr.Workflows;
using BlazingSun.Platform.Workflows;
using BlazingSun.Recordings;
using BlazingSun.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using P = BlazingSun.Platform.Dapr.Workflows.Protocol;

namespace BlazingSun.Platform.Tests.Dapr.Workflows;

/// <summary>Whatever ends a worker's connection, there is another one.</summary>
public sealed class WorkerTroubleTests
{
    private const int Lost = 3102;
    private const string Counted = """{"workflows":{"connectedWorkers":1}}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sidecar_that_lets_nobody_in_is_tried_again_until_it_does()
    {
        using Socket full = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        full.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        full.Listen(0);
        using Crowd crowd = new(full.LocalEndPoint!);
        using LogRecorder log = new();
        await using DaprApp app = await StartAsync(
            $"http://{full.LocalEndPoint}", services => services.AddSingleton<ILoggerProvider>(log), ("Dapr:CallTimeout", "00:00:00.3"));
        await log.Events.WaitUntilAsync(events => events.Contains(Lost), Token);

        await using ScriptedTaskHub hub = await ScriptedTaskHub.StartAsync(full);

        await hub.Streams.WaitForAsync(1, Token);
    }

    [Theory]
    [InlineData("fourteen")]
    [InlineData("99999999999")]
    public async Task An_end_that_nobody_understands_ends_only_the_connection(string status)
    {
        await using ScriptedTaskHub hub = await ScriptedTaskHub.StartAsync();
        hub.StreamStatus = status;
        await using DaprApp app = await StartAsync(hub.Address);
        (await hub.Streams.WaitForAsync(1, Token))[0].Writer.TryWrite(null);

        await hub.Streams.WaitForAsync(2, Token);
    }

    [Fact]
    public async Task Work_that_nobody_understands_costs_only_itself()
    {
        await using ScriptedTaskHub hub = await ScriptedTaskHub.StartAsync();
        await using DaprApp app = await StartAsync(hub.Address);
        ChannelWriter<P.WorkItem?> first = (await hub.Streams.WaitForAsync(1, Token))[0].Writer;
        first.TryWrite(new P.WorkItem { ActivityRequest = new P.ActivityRequest { Name = "of no workflow" } });
        first.TryWrite(null);

        (await hub.Streams.WaitForAsync(2, Token))[1].Writer.TryWrite(RecordedWork.All()[0].Item);
        await hub.Turns.WaitForAsync(1, Token);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"workflows":[]}""")]
    [InlineData("""{"workflows":{"connectedWorkers":"one"}}""")]
    public async Task Metadata_that_nobody_understands_are_asked_for_again(string metadata)
    {
        await using ScriptedSidecar sidecar = await ScriptedSidecar.StartAsync(Answer(metadata), Answer(Counted));
        await using ScriptedTaskHub hub = await ScriptedTaskHub.StartAsync();
        await using DaprApp app = await StartAsync(hub.Address, null, ("Dapr:HttpEndpoint", sidecar.Address));

        WorkerGate gate = app.Services.GetRequiredService<WorkerGate>();
        await Wait.UntilAsync(() => gate.IsOpen, Token);
    }

    [Fact]
    public async Task A_count_that_comes_after_the_connections_end_opens_nothing()
    {
        using CancellationTokenSource connection = new();
        WorkerGate gate = new([new WorkflowRegistration("Window", _ => throw new NotSupportedException())]);
        WorkerStream stream = new(gate, new LateSidecar(connection), TimeProvider.System, NullLogger<WorkerStream>.Instance);

        await stream.WatchAsync(connection.Token);

        Assert.False(gate.IsOpen);
    }

    private static Task<DaprApp> StartAsync(
        string hub, Action<IServiceCollection>? services = null, params (string Key, string Value)[] settings) => DaprApp.StartAsync(
        added =>
        {
            RecordedWorkflows.AddTo(added).AddSingleton<RecordedWorkflows.AskStage>();
            services?.Invoke(added);
        },
        [("Dapr:GrpcEndpoint", hub), ("DAPR_HTTP_ENDPOINT", "http://127.0.0.1:9"), ("Dapr:WorkerReconnect", "00:00:00.1"), .. settings]);

    private static RecordedResponse Answer(string body) => new(200, new Dictionary<string, string>(), body);

    /// <summary>So many who stand at a door that nobody else gets in.</summary>
    private sealed class Crowd : IDisposable
    {
        private readonly Socket[] _sockets;

        public Crowd(EndPoint door)
        {
            _sockets = [.. Enumerable.Range(0, 8).Select(_ => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false })];
            foreach (Socket socket in _sockets)
                Enter(socket, door);
        }

        public void Dispose() => Array.ForEach(_sockets, socket => socket.Dispose());

        private static void Enter(Socket socket, EndPoint door)
        {
            try
            {
                socket.Connect(door);
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
            {
                // It stands in line.
            }
        }
    }

    private sealed class LateSidecar(CancellationTokenSource connection) : ISidecarClient
    {
        public Task<HttpResponseMessage> SendAsync(
            string dependency, HttpRequestMessage request, CancellationToken cancellationToken, TimeSpan? timeout = null)
        {
            connection.Cancel();
            return Task.FromResult(new HttpResponseMessage { Content = new StringContent(Counted) });
        }
    }
}
