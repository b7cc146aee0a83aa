using BlazingSun.Platform.Actors;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Platform.Tests.Actors;

public sealed class EmbeddedActorCompliance : ActorCompliance
{
    private protected override async Task<TestPlatform> StartAsync(Action<IServiceCollection> app) =>
        await EmbeddedTestPlatform.StartAsync(app, Token);
}

public sealed class EmbeddedActorComplianceWithJson : ActorCompliance
{
    private protected override async Task<TestPlatform> StartAsync(Action<IServiceCollection> app) =>
        await EmbeddedTestPlatform.StartAsync(app, Token, ("Embedded:SerializeActorCalls", "true"));
}

public sealed class EmbeddedActorTests
{
    private readonly ActorStage _stage = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_that_wait_run_in_the_order_in_which_they_came()
    {
        await using EmbeddedTestPlatform platform = await StartAsync();
        Task<string> first = CallAsync(platform, CounterActor.Gate, "first");
        Task[] waiting = [.. Enumerable.Range(1, 20).Select(i => CallAsync(platform, CounterActor.Add, i))];
        _stage.Open("first");
        await Task.WhenAll([first, .. waiting]);
        Assert.Equal(Enumerable.Range(1, 20).Select(i => $"add {i}"), _stage.Log.Items.Skip(2));
    }

    [Fact]
    public async Task A_call_that_is_cancelled_while_it_waits_never_runs()
    {
        await using EmbeddedTestPlatform platform = await StartAsync();
        using CancellationTokenSource gone = new();
        Task<string> first = CallAsync(platform, CounterActor.Gate, "first");
        Task<int> second = platform.Get<IActorClient>().InvokeAsync(CounterActor.Add, "a", 1, gone.Token).AsTask();
        Task<int> third = CallAsync(platform, CounterActor.Add, 5);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        _stage.Open("first");
        Assert.Equal(5, await third);
        await first;
    }

    [Fact]
    public async Task More_calls_than_may_wait_are_refused()
    {
        await using EmbeddedTestPlatform platform = await StartAsync(("Embedded:MaxWaitingActorCalls", "2"));
        Task first = CallAsync(platform, CounterActor.Gate, "first");
        Task[] waiting = [CallAsync(platform, CounterActor.Add, 1), CallAsync(platform, CounterActor.Add, 1)];
        var refused = await Assert.ThrowsAsync<DependencyUnavailableException>(() => CallAsync(platform, CounterActor.Add, 1));
        Assert.Equal("actors", refused.Dependency);
        _stage.Open("first");
        await Task.WhenAll([first, .. waiting]);
    }

    [Fact]
    public async Task A_call_of_an_actor_to_itself_is_refused_in_the_end()
    {
        await using EmbeddedTestPlatform platform = await StartAsync();
        Task<int> call = CallAsync(platform, CounterActor.Self, 1);
        platform.Time.Advance(TimeSpan.FromSeconds(36));
        var refused = await Assert.ThrowsAsync<DependencyUnavailableException>(() => call);
        Assert.Contains("itself", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, await CallAsync(platform, CounterActor.Add, 1));
    }

    [Fact]
    public async Task An_idle_actor_is_put_to_sleep_and_a_busy_one_is_not()
    {
        await using EmbeddedTestPlatform platform = await StartAsync();
        await CallAsync(platform, CounterActor.Add, 3);
        Task<string> busy = platform.Get<IActorClient>().InvokeAsync(CounterActor.Gate, "b", "gate", Token).AsTask();
        platform.Time.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(4, await CallAsync(platform, CounterActor.Add, 1));
        platform.Time.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(5, await CallAsync(platform, CounterActor.Add, 1));
        platform.Time.Advance(TimeSpan.FromMinutes(11));
        await _stage.Log.WaitUntilAsync(log => log.Contains("a deactivated"), Token);
        Assert.DoesNotContain("b deactivated", _stage.Log.Items);
        Assert.Equal(1, await CallAsync(platform, CounterActor.Add, 1));
        _stage.Open("gate");
        await busy;
    }

    [Fact]
    public async Task At_the_end_turns_finish_new_calls_are_refused_and_all_are_deactivated()
    {
        await using EmbeddedTestPlatform platform = await StartAsync();
        IActorClient client = platform.Get<IActorClient>();
        Task<string> running = CallAsync(platform, CounterActor.Gate, "first");
        Task<int> waiting = CallAsync(platform, CounterActor.Add, 1);
        Task stopping = platform.BeginStopAsync(Token);
        await Testing.Wait.UntilAsync(() => RefusedAsync(client), Token);
        Assert.False(stopping.IsCompleted);
        _stage.Open("first");
        await stopping;
        Assert.Equal("first", await running);
        Assert.Equal(1, await waiting);
        Assert.Contains("a deactivated", _stage.Log.Items);
    }

    [Fact]
    public async Task An_actor_type_that_nobody_hosts_is_named()
    {
        await using EmbeddedTestPlatform platform = await StartAsync();
        var e = await Assert.ThrowsAsync<DependencyUnavailableException>(() => CallAsync(platform, CounterActor.Nowhere, 1));
        Assert.Contains("Nowhere", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_method_that_is_not_there_is_named()
    {
        await using EmbeddedTestPlatform platform = await StartAsync();
        var e = await Assert.ThrowsAsync<InvalidOperationException>(() => CallAsync(platform, CounterActor.Missing, 1));
        Assert.Contains("missing", e.Message, StringComparison.Ordinal);
    }

    private Task<EmbeddedTestPlatform> StartAsync(params (string Key, string Value)[] settings) => EmbeddedTestPlatform.StartAsync(
        services =>
        {
            services.AddSingleton(_stage);
            CounterActor.AddTo(services);
        },
        Token,
        settings);

    private static async Task<TResponse> CallAsync<TRequest, TResponse>(
        TestPlatform platform, ActorMethod<TRequest, TResponse> method, TRequest request) =>
        await platform.Get<IActorClient>().InvokeAsync(method, "a", request, Token);

    private static async ValueTask<bool> RefusedAsync(IActorClient client)
    {
        try
        {
            await client.InvokeAsync(CounterActor.Add, "other", 1, Token);
            return false;
        }
        catch (DependencyUnavailableException)
        {
            return true;
        }
    }
}
