using BlazingSun.Platform.Actors;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Platform.Tests.Actors;

/// <summary>What every implementation of actors does.</summary>
public abstract class ActorCompliance
{
    private readonly ActorStage _stage = new();

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected ActorStage Stage => _stage;

    [Fact]
    public async Task A_call_runs_a_turn_and_brings_its_answer()
    {
        await using TestPlatform platform = await StartAsync();
        Assert.Equal(3, await CallAsync(platform, CounterActor.Add, "a", 3));
        Assert.Equal(7, await CallAsync(platform, CounterActor.Add, "a", 4));
        Assert.Equal(1, await CallAsync(platform, CounterActor.Add, "b", 1));
        Assert.Equal(2, _stage.Activations);
    }

    [Fact]
    public async Task Turns_of_an_actor_never_overlap()
    {
        await using TestPlatform platform = await StartAsync();
        int[] totals = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => CallAsync(platform, CounterActor.Add, "a", 1)));
        Assert.Equal(Enumerable.Range(1, 200), totals.Order());
        Assert.Equal(1, _stage.MostInside);
    }

    [Fact]
    public async Task Different_actors_run_side_by_side()
    {
        await using TestPlatform platform = await StartAsync();
        Task<string> one = CallAsync(platform, CounterActor.Gate, "a", "one");
        Task<string> two = CallAsync(platform, CounterActor.Gate, "b", "two");
        await _stage.Log.WaitUntilAsync(log => log.Contains("one begins") && log.Contains("two begins"), Token);
        _stage.Open("one");
        _stage.Open("two");
        await Task.WhenAll(one, two);
    }

    [Fact]
    public async Task An_exception_reaches_the_caller_after_one_turn_and_the_actor_lives_on()
    {
        await using TestPlatform platform = await StartAsync();
        await CallAsync(platform, CounterActor.Add, "a", 3);
        Exception e = await Assert.ThrowsAnyAsync<Exception>(() => CallAsync(platform, CounterActor.Fail, "a", "out of dice"));
        Assert.Contains("out of dice", e.Message, StringComparison.Ordinal);
        Assert.Single(_stage.Log.Items, "out of dice");
        Assert.Equal(4, await CallAsync(platform, CounterActor.Add, "a", 1));
    }

    [Fact]
    public async Task A_failed_activation_fails_its_call_and_the_next_call_tries_again()
    {
        await using TestPlatform platform = await StartAsync();
        _stage.FailingActivations = 1;
        await Assert.ThrowsAnyAsync<Exception>(() => CallAsync(platform, CounterActor.Add, "a", 1));
        Assert.Equal(1, await CallAsync(platform, CounterActor.Add, "a", 1));
    }

    [Fact]
    public async Task An_actor_that_asks_for_it_is_gone_after_its_turn()
    {
        await using TestPlatform platform = await StartAsync();
        await CallAsync(platform, CounterActor.Add, "a", 3);
        Assert.Equal(3, await CallAsync(platform, CounterActor.Leave, "a", 0));
        Assert.Equal(1, await CallAsync(platform, CounterActor.Add, "a", 1));
    }

    [Fact]
    public async Task A_reminder_comes_at_its_time_and_only_once()
    {
        await using TestPlatform platform = await StartAsync();
        await CallAsync(platform, CounterActor.Remind, "a", new ReminderWish("tea", TimeSpan.FromSeconds(2), "green"));
        await CallAsync(platform, CounterActor.Remind, "a", new ReminderWish("cake", TimeSpan.FromSeconds(4)));
        Assert.Empty(_stage.Log.Items);
        await platform.PassAsync(TimeSpan.FromSeconds(2));
        Assert.Equal(["a tea green"], await _stage.Log.WaitForAsync(1, Token));
        await platform.PassAsync(TimeSpan.FromSeconds(3));
        Assert.Equal(["a tea green", "a cake "], await _stage.Log.WaitForAsync(2, Token));
    }

    [Fact]
    public async Task A_reminder_of_the_same_name_replaces_the_first()
    {
        await using TestPlatform platform = await StartAsync();
        await CallAsync(platform, CounterActor.Remind, "a", new ReminderWish("tea", TimeSpan.FromSeconds(2), "green"));
        await CallAsync(platform, CounterActor.Remind, "a", new ReminderWish("tea", TimeSpan.FromSeconds(3), "black"));
        await platform.PassAsync(TimeSpan.FromSeconds(4));
        Assert.Equal(["a tea black"], await _stage.Log.WaitForAsync(1, Token));
    }

    [Fact]
    public async Task A_removed_reminder_does_not_come()
    {
        await using TestPlatform platform = await StartAsync();
        await CallAsync(platform, CounterActor.Remind, "a", new ReminderWish("tea", TimeSpan.FromSeconds(2)));
        await CallAsync(platform, CounterActor.Remind, "a", new ReminderWish("cake", TimeSpan.FromSeconds(3)));
        await CallAsync(platform, CounterActor.Remind, "a", new ReminderWish("tea", null));
        await CallAsync(platform, CounterActor.Remind, "a", new ReminderWish("never was", null));
        await platform.PassAsync(TimeSpan.FromSeconds(4));
        Assert.Equal(["a cake "], await _stage.Log.WaitForAsync(1, Token));
    }

    [Fact]
    public async Task A_reminder_that_fails_comes_again()
    {
        await using TestPlatform platform = await StartAsync();
        _stage.FailingReminders = 2;
        await CallAsync(platform, CounterActor.Remind, "a", new ReminderWish("tea", TimeSpan.FromSeconds(1)));
        await platform.PassUntilAsync(_stage.Log.WaitForAsync(3, Token), TimeSpan.FromSeconds(1), Token);
        Assert.All(_stage.Log.Items, item => Assert.Equal("a tea ", item));
    }

    [Fact]
    public async Task A_reminder_that_registers_itself_anew_in_its_own_turn_always_comes_again()
    {
        await using TestPlatform platform = await StartAsync();
        await CallAsync(platform, CounterActor.Remind, "a", new ReminderWish(CounterActor.Again, TimeSpan.FromMilliseconds(100), "20"));
        await platform.PassUntilAsync(
            _stage.Log.WaitUntilAsync(log => log.Contains("a again 0"), Token), TimeSpan.FromMilliseconds(100), Token);
        Assert.Equal(Enumerable.Range(0, 21).Select(left => $"a again {20 - left}"), _stage.Log.Items.Distinct());
    }

    [Fact]
    public async Task A_reminder_survives_a_restart()
    {
        await using TestPlatform platform = await StartAsync();
        await CallAsync(platform, CounterActor.Remind, "a", new ReminderWish("tea", TimeSpan.FromSeconds(30), "green"));
        await platform.RestartAsync(Token);
        await platform.PassAsync(TimeSpan.FromSeconds(31));
        await _stage.Log.WaitUntilAsync(log => log.Contains("a tea green"), Token);
    }

    [Fact]
    public async Task A_reminder_that_was_due_while_the_app_was_down_comes_after_its_start()
    {
        await using TestPlatform platform = await StartAsync();
        await CallAsync(platform, CounterActor.Remind, "a", new ReminderWish("tea", TimeSpan.FromSeconds(5)));
        await platform.RestartAsync(Token, downtime: TimeSpan.FromSeconds(6));
        await _stage.Log.WaitUntilAsync(log => log.Contains("a tea "), Token);
    }

    private protected Task<TestPlatform> StartAsync() => StartAsync(services =>
    {
        services.AddSingleton(_stage);
        CounterActor.AddTo(services);
    });

    private protected abstract Task<TestPlatform> StartAsync(Action<IServiceCollection> app);

    private protected static async Task<TResponse> CallAsync<TRequest, TResponse>(
        TestPlatform platform, ActorMethod<TRequest, TResponse> method, string actorId, TRequest request) =>
        await platform.Get<IActorClient>().InvokeAsync(method, actorId, request, Token);
}
